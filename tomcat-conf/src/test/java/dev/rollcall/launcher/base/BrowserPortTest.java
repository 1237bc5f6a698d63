package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Ports;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrowserPortTest {
    private static final int FIRST_FREE_FOR_ALL = 1024;
    private static final int END = 65_536;

    @Test
    void refusedPortIsNamed() {
        assertEquals(
                Optional.of("Browsers refuse to open port 10080, which is meant for another protocol: choose another"
                        + " one for the portal with --port-offset."),
                new BrowserPort(10_080).refusal());
        assertEquals(Optional.empty(), new BrowserPort(8080).refusal());
        assertEquals(Optional.empty(), new BrowserPort(443).refusal());
    }

    @Test
    void testsGetNoneThatIsRefused() {
        assertEquals(
                ports(Ports::isBlocked),
                ports(port -> new BrowserPort(port).refusal().isPresent()));
    }

    private static List<Integer> ports(IntPredicate refused) {
        return IntStream.range(FIRST_FREE_FOR_ALL, END).filter(refused).boxed().toList();
    }
}
