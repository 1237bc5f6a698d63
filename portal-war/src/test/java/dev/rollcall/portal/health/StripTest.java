package dev.rollcall.portal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripTest {
    /** In the quarter from 10:45 to 11:00, which is the last of the strip; the first begins at 11:00 the day before. */
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);

    private static final Instant NOW = Instant.parse("2026-11-22T10:54:12Z");

    private static final Instant QUARTER = Instant.parse("2026-11-22T10:45:00Z");

    @Test
    void nothingKnownIsAnEmptyStrip() {
        Strip strip = strip(List.of());

        assertEquals(List.of(), strip.bars());
        assertEquals("Last 24 hours: not checked", strip.words());
    }

    @Test
    void goodQuartersAreLowBarsAndNoTrouble() {
        Strip strip = strip(List.of(good(QUARTER.minusSeconds(900)), good(QUARTER)));

        assertEquals(List.of(new Strip.Bars("ok", "M94 10H96V16H94z")), strip.bars());
        assertEquals("Last 24 hours: every check answered", strip.words());
    }

    @Test
    void theWorstMinuteOfAQuarterCounts() {
        Strip strip = strip(List.of(
                good(QUARTER),
                new Minute(QUARTER.plusSeconds(60), 30, 30),
                new Minute(QUARTER.plusSeconds(120), 0, 60)));

        assertEquals(List.of(new Strip.Bars("bad", "M95 0H96V16H95z")), strip.bars());
        assertEquals("Last 24 hours: no answer from 10:45 to 11:00", strip.words());
    }

    @Test
    void spellsOfTroubleAreNamedTheNewestFirst() {
        Strip strip = strip(List.of(
                new Minute(QUARTER.minusSeconds(86_400 - 900), 0, 60),
                good(QUARTER.minusSeconds(1_800)),
                new Minute(QUARTER, 59, 1)));

        assertEquals(
                "Last 24 hours: some checks failed from 10:45 to 11:00, no answer from 21 Nov, 11:00 to 21 Nov, 11:15",
                strip.words());
    }

    @Test
    void flappingIsCut() {
        List<Minute> minutes = new ArrayList<>();
        for (int i = 40; i > 0; i--) {
            Instant time = QUARTER.minusSeconds(i * 900L);
            minutes.add(i % 2 == 0 ? good(time) : new Minute(time, 0, 1));
        }

        assertEquals(true, strip(minutes).words().endsWith(", and 15 times before"));
    }

    @Test
    void whatIsOlderThanADayIsNotDrawn() {
        assertEquals(
                List.of(), strip(List.of(good(QUARTER.minusSeconds(86_400)))).bars());
    }

    @Test
    void aChartGoesOnWithANewerOne() {
        Chart first =
                Chart.of(1.0, List.of(good(QUARTER.minusSeconds(120)), good(QUARTER.minusSeconds(60)), good(QUARTER)));
        Chart second = Chart.of(0.9, List.of(new Minute(QUARTER, 0, 60), good(QUARTER.plusSeconds(60))));

        Chart chart = first.continuedBy(second, QUARTER.minusSeconds(60));

        assertEquals(
                List.of(
                        new Spell(Verdict.GOOD, QUARTER.minusSeconds(120), QUARTER),
                        new Spell(Verdict.BAD, QUARTER, QUARTER.plusSeconds(60)),
                        new Spell(Verdict.GOOD, QUARTER.plusSeconds(60), QUARTER.plusSeconds(120))),
                chart.spells());
        assertEquals("90 %", chart.uptimeText(ENGLISH));
    }

    @Test
    void whatEndedBeforeADayAgoIsForgotten() {
        Chart chart = Chart.of(1.0, List.of(good(QUARTER.minusSeconds(600)), good(QUARTER)));

        assertEquals(
                1,
                chart.continuedBy(Chart.EMPTY, QUARTER.minusSeconds(60))
                        .spells()
                        .size());
    }

    @Test
    void uptimeIsNeverRoundedUp() {
        assertEquals("99.98 %", Chart.of(0.9998, List.of()).uptimeText(ENGLISH));
        assertEquals("99.05 %", Chart.of(0.9905, List.of()).uptimeText(ENGLISH));
        assertEquals("100 %", Chart.of(1.0, List.of()).uptimeText(ENGLISH));
        assertEquals("99.99 %", Chart.of(0.99999, List.of()).uptimeText(ENGLISH));
        assertEquals("", Chart.EMPTY.uptimeText(ENGLISH));
    }

    private static Minute good(Instant time) {
        return new Minute(time, 60, 0);
    }

    private static Strip strip(List<Minute> minutes) {
        return Strip.of(Chart.of(null, minutes), new Audience(ENGLISH, NOW, ZoneOffset.UTC));
    }
}
