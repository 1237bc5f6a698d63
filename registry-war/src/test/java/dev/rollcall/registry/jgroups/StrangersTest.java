package dev.rollcall.registry.jgroups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Log4jCapture;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StrangersTest {
    private static final String ONE = "127.0.0.2";
    private static final String OTHER = "127.0.0.3";

    private final ManualTime time = new ManualTime();
    private final Strangers strangers = new Strangers(time);
    private final Log4jCapture log = new Log4jCapture(Strangers.class);

    @AfterEach
    void stopListening() {
        log.close();
    }

    /** A connection that was accepted from an address. */
    private void comes(String address) {
        strangers.met(
                new Socket() {
                    @Override
                    public InetAddress getInetAddress() {
                        return Fixtures.address(address);
                    }
                },
                "wrong proof");
    }

    private List<String> said() {
        return log.events().stream()
                .map(event -> event.getMessage().getFormattedMessage())
                .toList();
    }

    @Test
    void oneIsNamedOnceInTenMinutesAndCountedEveryTime() {
        comes(ONE);
        comes(ONE);
        time.advance(Duration.ofMinutes(10).minusNanos(1));
        comes(ONE);

        assertEquals(
                List.of("a stranger on the port of the cluster is refused address=/127.0.0.2 because=wrong proof"),
                said());
        assertEquals(3, strangers.count());

        time.advance(Duration.ofNanos(1));
        comes(ONE);
        assertEquals(2, said().size());
    }

    @Test
    void whoComesAgainAndAgainIsNamedEveryTenMinutesAllTheSame() {
        for (int minute = 0; minute < 25; minute++) {
            comes(ONE);
            time.advance(Duration.ofMinutes(1));
        }

        assertEquals(3, said().size());
    }

    @Test
    void eachAddressHasALineOfItsOwn() {
        comes(ONE);
        comes(OTHER);

        assertEquals(2, said().size());
        assertTrue(said().get(1).contains(OTHER), said().get(1));
    }

    @Test
    void ofMoreThanAThousandTheOldestIsForgotten() {
        for (int i = 0; i <= 1_000; i++) {
            comes("127.1." + i / 250 + "." + (i % 250 + 1));
        }
        comes("127.1.0.2");
        assertEquals(1_001, said().size());

        comes("127.1.0.1");
        assertEquals(1_002, said().size());
    }

    @Test
    void whoHasGoneBeforeItsAddressWasAskedForIsOnlyCounted() {
        strangers.met(new Socket(), "gone");

        assertEquals(1, strangers.count());
        assertEquals(List.of(), said());
    }
}
