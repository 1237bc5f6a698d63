package dev.rollcall.portal.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Moment;
import dev.rollcall.portal.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogsViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:54:12Z");

    @Test
    void theNewestPageLeadsToOlderLinesOnly() {
        LogsView view = view(LogFilter.ALL, Slice.NEWEST, LogLines.answer(8, 10, 9, 8));

        assertEquals(Optional.empty(), view.above());
        assertEquals(Optional.of("before=8"), view.below());
    }

    @Test
    void aPageInTheMiddleLeadsBothWays() {
        LogsView older = view(LogFilter.ALL, Slice.before(8), LogLines.answer(6, 7, 6));
        LogsView newer = view(LogFilter.ALL, Slice.after(7), LogLines.answer(9, 8, 9));

        assertEquals(Optional.of("after=7"), older.above());
        assertEquals(Optional.of("before=6"), older.below());
        assertEquals(Optional.of("after=9"), newer.above());
        assertEquals(Optional.of("before=8"), newer.below());
        assertEquals(9, newer.rows().get(0).entry().sequence(), "the newest first");
    }

    @Test
    void whatIsSentLateStandsAtItsTimeOnThePageOfItsArrival() {
        LogAnswer answer = LogLines.answer(
                1,
                List.of(
                        LogLines.logged(4, 10),
                        LogLines.logged(3, 30),
                        LogLines.logged(2, 10),
                        LogLines.logged(1, 20)));
        LogsView view = view(LogFilter.ALL, Slice.before(5), answer);

        assertEquals(
                List.of(3L, 1L, 4L, 2L),
                view.rows().stream().map(row -> row.entry().sequence()).toList());
        assertEquals(Optional.of("after=4"), view.above());
        assertEquals(Optional.of("before=1"), view.below());
    }

    @Test
    void atEitherEndThereIsNothingMore() {
        assertEquals(
                Optional.empty(),
                view(LogFilter.ALL, Slice.before(3), LogLines.answer(-1, 2, 1)).below());
        assertEquals(
                Optional.empty(),
                view(LogFilter.ALL, Slice.after(7), LogLines.answer(-1, 8, 9)).above());
        assertEquals(
                Optional.of(""),
                view(LogFilter.ALL, Slice.after(9), LogLines.answer(-1)).below());
    }

    @Test
    void aSearchThatRanOutOfTimeWithoutAnyLineCanBeGoneOnWith() {
        assertEquals(
                Optional.of("before=500"),
                view(LogFilter.ALL, Slice.NEWEST, LogLines.answer(500)).below());
    }

    @Test
    void linesOfSeveralLogServicesLeadToOlderOnesOfEach() {
        Positions positions = Positions.NONE.with("1f", 13).with("a", 7);
        Slice slice = LogFilter.slice(Map.of("before", "1f.13~a.7", "after", "3")::get);
        LogFilter warnings = new LogFilter("", "", "WARN", "", TimeRange.ANY, 100);

        assertEquals(
                Optional.of("before=1f.13%7Ea.7"),
                ofSeveral(LogFilter.ALL, positions).below());
        assertEquals(Optional.empty(), ofSeveral(LogFilter.ALL, positions).above());
        assertEquals(Optional.empty(), ofSeveral(LogFilter.ALL, Positions.NONE).below());
        assertEquals(Slice.before(positions), slice);
        assertEquals(
                "all=true&limit=100&before=1f.13%7Ea.7&level=WARN",
                question(warnings, slice).linesOfAll());
    }

    private static LogsView ofSeveral(LogFilter filter, Positions older) {
        return LogsView.of(
                question(filter, Slice.NEWEST), found(LogLines.ofSeveral(older), true), LogsViewTest::moment);
    }

    @Test
    void aTraceOfSeveralLogServicesHasNoOtherPage() {
        LogFilter filter = LogFilter.ofTrace(LogLines.TRACE);

        assertEquals(
                Optional.empty(), ofSeveral(filter, Positions.NONE.with("a", 7)).below());
    }

    @Test
    void aTraceIsToldInTheOrderOfItsTimes() {
        LogFilter filter = LogFilter.ofTrace(LogLines.TRACE);
        LogsView view = view(filter, Slice.NEWEST, LogLines.answer(-1, 30, 10, 20));

        assertEquals(
                List.of(0L, 10L, 20L), view.rows().stream().map(LogRow::after).toList());
        assertEquals(20, view.spanMillis());
        assertEquals(1, view.servicesSeen());
        assertTrue(question(filter, Slice.NEWEST).lines().contains("after=0"), "the oldest first");
    }

    @Test
    void theFilterOffersOurServicesAndThoseThatWereSeen() {
        LogAnswer answer = new LogAnswer(
                List.of(LogLines.line(1, "Library", "INFO", "x")),
                true,
                OptionalLong.empty(),
                Positions.NONE,
                List.of());
        LogFilter filter = new LogFilter("", "Gone", "", "", TimeRange.ANY, 100);

        assertEquals(
                List.of("Gone", "GradingService", "Library", "LogService", "Portal", "RegistryService"),
                view(filter, Slice.NEWEST, answer).services());
    }

    @Test
    void whatIsCountedEndsNowAndBeginsADayBeforeIfNobodySaysOtherwise() {
        Question any = question(LogFilter.ALL, Slice.NEWEST);
        Question later =
                question(LogFilter.ALL.at(TimeRange.between(NOW.plusSeconds(60), NOW.plusSeconds(120))), Slice.NEWEST);

        assertEquals("from=2026-11-21T10%3A54%3A12Z&to=2026-11-22T10%3A54%3A12Z", any.counted());
        assertEquals("limit=100", any.lines());
        assertEquals(NOW.plusSeconds(120), later.countTo());
    }

    @Test
    void aBarLeadsToItsTimeAndWhatIsBadStandsAtTheBottom() {
        LogChart chart = new LogChart(
                Duration.ofHours(6),
                List.of(new LogChart.Bucket(
                        Instant.parse("2026-11-22T00:00:00Z"), Map.of("INFO", 996L, "ERROR", 1L, "DEBUG", 3L))),
                true);
        ChartView.Bar bar = ChartView.of(chart, LogFilter.ALL, NOW.minus(Duration.ofDays(1)), NOW, LogsViewTest::moment)
                .bars()
                .get(0);

        assertEquals(
                "from=2026-11-22T00%3A00%3A00Z&to=2026-11-22T06%3A00%3A00Z",
                bar.zoom().query());
        assertEquals(
                List.of("bad", "info", "quiet"),
                bar.blocks().stream().map(ChartView.Block::tone).toList());
        assertEquals("2.0", bar.blocks().get(0).height(), "seen however few they are");
        assertEquals(List.of("ERROR", "INFO", "DEBUG"), List.copyOf(bar.counts().keySet()));
        assertEquals("523.9", bar.x());
    }

    @Test
    void whatTwoLogServicesCountedIsAddedUp() {
        LogChart one = chart("2026-11-22T10:00:00Z", 1);
        LogChart two = chart("2026-11-22T10:00:00Z", 2).plus(chart("2026-11-22T09:00:00Z", 4));
        Facet facet = new Facet("service", List.of(new Facet.Value("A", 2), new Facet.Value("B", 1)), true)
                .plus(new Facet("service", List.of(new Facet.Value("B", 4)), false));

        assertEquals(
                List.of(4L, 3L),
                one.plus(two).buckets().stream().map(LogChart.Bucket::total).toList());
        assertEquals(List.of(new Facet.Value("B", 5), new Facet.Value("A", 2)), facet.values());
        assertFalse(facet.complete());
    }

    @Test
    void aLongLineIsCutButNotInTheMiddleOfACharacter() {
        LogRow row = row("x".repeat(LogRow.MAX_TEXT - 1) + "😀" + "y".repeat(9));

        assertEquals(11, row.cut());
        assertTrue(row.rest().endsWith("x"));
        assertEquals(501, row.firstLine().length());
    }

    @Test
    void aStackTraceIsTheRestOfItsLine() {
        LogRow row = row("it broke\njava.lang.Error\n\tat A.b(A.java:1)\n");

        assertEquals("it broke", row.firstLine());
        assertEquals("it broke\njava.lang.Error\n\tat A.b(A.java:1)", row.rest());
        assertEquals("", row("hello").rest());
    }

    @Test
    void ofThousandsOfFieldsSomeAreShownAndTheRestIsCounted() {
        Map<String, String> many =
                IntStream.range(0, 3_000).boxed().collect(Collectors.toMap(i -> "field" + i, String::valueOf));
        LogEntry entry = new LogEntry(1, null, "A", true, "", "INFO", "", "", "", "x", many);

        LogRow row = LogRow.of(entry, LogFilter.ALL, 10, LogsViewTest::moment);

        assertEquals(66, row.fields().size());
        assertEquals(2_936, row.moreFields());
    }

    private static LogChart chart(String time, long lines) {
        return new LogChart(
                Duration.ofHours(1), List.of(new LogChart.Bucket(Instant.parse(time), Map.of("INFO", lines))), true);
    }

    private static LogRow row(String text) {
        return LogRow.of(
                LogLines.line(1, "Portal", "ERROR", text), LogFilter.ALL, LogRow.MAX_TEXT, LogsViewTest::moment);
    }

    private static LogsView view(LogFilter filter, Slice slice, LogAnswer answer) {
        return LogsView.of(question(filter, slice), found(answer, false), LogsViewTest::moment);
    }

    private static Question question(LogFilter filter, Slice slice) {
        return new Question(filter, slice, NOW, ZoneOffset.UTC);
    }

    private static Findings found(LogAnswer answer, boolean several) {
        return new Findings(answer, Optional.empty(), List.of(), several);
    }

    private static Moment moment(Instant instant) {
        return new Moment(instant, NOW, ZoneOffset.UTC, Texts.in(Language.ENGLISH));
    }
}
