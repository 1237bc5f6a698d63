package dev.rollcall.launcher.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CollectorTest {
    @Test
    void fewProcessorsAreNotSharedWithTheCollector() {
        assertEquals(List.of("-XX:+UseSerialGC"), Collector.arguments(1, List.of()));
        assertEquals(List.of("-XX:+UseSerialGC"), Collector.arguments(2, List.of("-Xmx1g")));
    }

    @Test
    void elsewhereTheJvmChooses() {
        assertEquals(List.of(), Collector.arguments(3, List.of()));
    }

    /** The JVM does not start with two. */
    @Test
    void whoeverHasChosenIsNotGivenAnotherOne() {
        assertEquals(List.of(), Collector.arguments(2, List.of("-Xmx1g", "-XX:+UseG1GC")));
        assertEquals(List.of(), Collector.arguments(2, List.of("-XX:+UseZGC")));
    }
}
