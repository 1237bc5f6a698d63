package dev.rollcall.launcher.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CollectorTest {
    @Test
    void fewProcessorsAreNotSharedWithTheCollector() {
        assertThat(Collector.arguments(1, List.of())).containsExactly("-XX:+UseSerialGC");
        assertThat(Collector.arguments(2, List.of("-Xmx1g"))).containsExactly("-XX:+UseSerialGC");
    }

    @Test
    void elsewhereTheJvmChooses() {
        assertThat(Collector.arguments(3, List.of())).isEmpty();
    }

    /** The JVM does not start with two. */
    @Test
    void whoeverHasChosenIsNotGivenAnotherOne() {
        assertThat(Collector.arguments(2, List.of("-Xmx1g", "-XX:+UseG1GC"))).isEmpty();
        assertThat(Collector.arguments(2, List.of("-XX:+UseZGC"))).isEmpty();
    }
}
