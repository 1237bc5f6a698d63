package dev.rollcall.grading.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private final ManualTime time = new ManualTime();
    private final Ids ids = new Ids(time, new SplittableRandom(7));

    @Test
    void whatIsMadeAtOnceKeepsItsOrder() {
        List<Id> made = Stream.generate(ids).limit(1000).toList();

        assertEquals(made.stream().sorted().toList(), made);
    }

    @Test
    void newerOnesComeLaterAlsoOfAnotherMachine() {
        Id first = ids.get();
        time.advance(Duration.ofMillis(1));

        assertTrue(first.compareTo(new Ids(time, new SplittableRandom(8)).get()) < 0);
        assertTrue(first.compareTo(ids.get()) < 0);
    }

    @Test
    void noTwoMachinesMakeTheSameAtTheSameTime() {
        assertTrue(ids.get().compareTo(new Ids(time, new SplittableRandom(8)).get()) != 0);
    }
}
