package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void residentMemoryIsReadFromWhatLinuxSaysAboutAProcess() {
        List<String> status = List.of("Name:\tjava", "VmHWM:\t  299999 kB", "VmRSS:\t  294976 kB", "Threads:\t61");

        assertEquals(OptionalLong.of(294_976L * 1024), Memory.bytes(status));
    }

    @Test
    void aProcessThatHasEndedHoldsNothing() {
        assertEquals(OptionalLong.empty(), Memory.bytes(List.of("Name:\tjava", "State:\tZ (zombie)")));
    }
}
