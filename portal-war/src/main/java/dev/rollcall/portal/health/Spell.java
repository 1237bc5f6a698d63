package dev.rollcall.portal.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Minutes in a row that went alike.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Spell(Verdict verdict, Instant from, Instant to) {
    private static final int MINUTE_SECONDS = 60;

    /** The spells of minutes, which come the oldest first. */
    static List<Spell> of(List<Minute> minutes) {
        List<Spell> spells = new ArrayList<>();
        for (Minute minute : minutes) {
            add(spells, new Spell(minute.verdict(), minute.time(), minute.time().plusSeconds(MINUTE_SECONDS)));
        }
        return spells;
    }

    /** Appends a spell, or lengthens the last one if the new one continues it. */
    static void add(List<Spell> spells, Spell next) {
        int last = spells.size() - 1;
        Spell before = last < 0 ? null : spells.get(last);
        if (before != null && before.verdict == next.verdict && before.to.equals(next.from)) {
            spells.set(last, new Spell(before.verdict, before.from, next.to));
        } else {
            spells.add(next);
        }
    }

    /** What of it lies before a moment; nothing of it may. */
    Spell until(Instant end) {
        return to.isAfter(end) ? new Spell(verdict, from, end) : this;
    }
}
