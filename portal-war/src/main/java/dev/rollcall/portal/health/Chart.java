package dev.rollcall.portal.health;

import dev.rollcall.portal.text.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the health of one instance was, as far as the registry has kept it. Immutable. */
public final class Chart {
    /** How far back a chart goes. */
    public static final Duration SPAN = Duration.ofHours(24);

    /** Nothing is known. */
    public static final Chart EMPTY = new Chart(null, List.of());

    private static final double HUNDREDTHS_OF_PERCENT = 10_000;

    private final @Nullable Double uptime;
    private final List<Spell> spells;

    private Chart(@Nullable Double uptime, List<Spell> spells) {
        this.uptime = uptime;
        this.spells = List.copyOf(spells);
    }

    /**
     * A chart of minutes.
     *
     * @param uptime the share of checks that were answered in the last 24 hours, from 0 to 1; null if there were none
     * @param minutes those in which it was checked, the oldest first
     */
    public static Chart of(@Nullable Double uptime, List<Minute> minutes) {
        return new Chart(uptime, Spell.of(minutes));
    }

    /**
     * This chart continued by a newer one, which need not go back as far; what ended before {@code begin} is left out.
     */
    public Chart continuedBy(Chart newer, Instant begin) {
        List<Spell> all = new ArrayList<>();
        Instant seam =
                newer.spells.isEmpty() ? Instant.MAX : newer.spells.get(0).from();
        spells.stream()
                .filter(spell -> spell.from().isBefore(seam) && spell.to().isAfter(begin))
                .forEach(spell -> all.add(spell.until(seam)));
        newer.spells.forEach(spell -> Spell.add(all, spell));
        return new Chart(newer.uptime, all);
    }

    /** When the last check that is known was over; the beginning of time if none is. */
    public Instant end() {
        return spells.isEmpty() ? Instant.MIN : spells.get(spells.size() - 1).to();
    }

    /** Whether no check is known. */
    public boolean isEmpty() {
        return spells.isEmpty();
    }

    List<Spell> spells() {
        return spells;
    }

    /** For example {@code 99.98 %}; never rounded up to what would hide a failure; empty if nothing is known. */
    public String uptimeText(Texts texts) {
        if (uptime == null) {
            return "";
        }
        long hundredths = (long) Math.floor(uptime * HUNDREDTHS_OF_PERCENT + 1e-6);
        return texts.number(BigDecimal.valueOf(hundredths, 2)) + " %";
    }
}
