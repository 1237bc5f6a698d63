package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogFiguresTest {

    @Test
    void thoseOfAllAppendersAreAddedUp() {
        LogFigures one = new LogFigures(1, 2, 3, 4, 5, Map.of("no-room", 6L, "unsent", 1L));
        LogFigures other = new LogFigures(10, 20, 30, 40, 50, Map.of("no-room", 60L, "refused", 2L));

        LogFigures both = one.plus(other);

        assertEquals(new LogFigures(11, 22, 33, 44, 55, Map.of("no-room", 66L, "unsent", 1L, "refused", 2L)), both);
        assertEquals(69, both.droppedTotal());
    }

    @Test
    void everyReasonIsThereBeforeAnythingIsLost() {
        assertEquals(Loss.values().length, LogFigures.NONE.dropped().size());
        assertEquals(0, LogFigures.NONE.droppedTotal());
    }
}
