package dev.rollcall.log.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.log.http.MergedEntries.Asked;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedEntriesTest {

    /** Such an answer has no {@code next}, like that of one which has nothing more. */
    @Test
    void oneWhoseTimeWasOverBeforeItLookedIsLeftWhereItWas() {
        Positions from = Positions.NONE.with("a", 7).with("b", 9);
        Part spent = part("a", new Entries(false, "deadline", null, List.of()));
        Part ended = part("b", new Entries(true, null, null, List.of()));

        MergedEntries merged = MergedEntries.of(List.of(spent, ended), from, 5);

        assertFalse(merged.complete());
        assertEquals("a.7~b.0", merged.next());
    }

    private static Part part(String name, Entries answer) {
        return new Part(name, new Asked(null, true, answer.complete(), answer.reason()), answer);
    }
}
