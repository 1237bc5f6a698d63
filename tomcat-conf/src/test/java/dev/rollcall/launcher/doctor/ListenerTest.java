package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.launcher.base.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerTest {
    private static final String LINE = "   0: %s %s 0A 00000000:00000000 00:00000000 00000000   1000        0 123 1 0";

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 0100007F:1F90, true",
        "0.0.0.0,   0100007F:1F90, true",
        "127.0.0.1, 00000000:1F90, true",
        "127.0.0.1, 00000000000000000000000000000000:1F90, true",
        "127.0.0.1, 0000000000000000FFFF00000100007F:1F90, true",
        "::1,       00000000000000000000000001000000:1F90, true",
        "127.0.0.1, 0200007F:1F90, false",
        "127.0.0.1, 00000000000000000000000001000000:1F90, false",
        "127.0.0.1, 0100007F:1F91, false"
    })
    void onlyWhoListensAtTheAddressIsInTheWay(String wanted, String local, boolean expected) throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(wanted), 8080);

        assertEquals(expected, Listener.isInTheWay(LINE.formatted(local, "00000000:0000"), address));
    }

    @Test
    void connectionsAndHeadingsAreNobodyWhoListens() throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 8080);

        assertFalse(Listener.isInTheWay(LINE.formatted("0100007F:1F90", "x").replace(" 0A ", " 01 "), address));
        assertFalse(Listener.isInTheWay(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt" + "   uid  timeout inode",
                address));
    }

    @Test
    void portThatMayNotBeUsedIsNotBlamedOnWhoListensElsewhere() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Endpoint endpoint = new Endpoint("http", "127.0.0.1", socket.getLocalPort());

            String unknown = sentence(endpoint, Optional.empty());
            String known = sentence(endpoint, Optional.of(new Listener(OptionalLong.of(7), "process 7 (nginx)")));

            assertEquals(
                    "Port " + endpoint.port() + " is taken by another program: end that, or choose another port with"
                            + " --port-offset.",
                    unknown);
            assertEquals(
                    "Port " + endpoint.port() + " is taken by process 7 (nginx): end that, or choose another port with"
                            + " --port-offset.",
                    known);
        }
    }

    private static String sentence(Endpoint endpoint, Optional<Listener> listener) {
        return new PortsCheck(List.of(endpoint), OptionalLong.empty(), pid -> false, other -> listener)
                .findings()
                .get(0)
                .sentence();
    }
}
