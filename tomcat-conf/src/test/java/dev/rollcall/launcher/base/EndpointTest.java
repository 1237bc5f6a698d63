package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Ports;
import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

    @Test
    void addressOfAnInterfaceIsShown() {
        assertEquals(URI.create("http://192.0.2.7:8080/"), new Endpoint("http", "192.0.2.7", 8080).shown());
        assertEquals(URI.create("http://[2001:db8::7]:8080/"), new Endpoint("http", "2001:db8::7", 8080).here());
    }

    @Test
    void takenPortIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Endpoint endpoint = new Endpoint("http", "127.0.0.1", other.getLocalPort());

            FailureException failure = assertThrows(FailureException.class, endpoint::requireFree);

            assertEquals(
                    "Port " + endpoint.port() + " is taken by another program: end that, or choose another port"
                            + " with --port-offset.",
                    failure.getMessage());
        }
    }

    @Test
    void freePortIsLeftFree() {
        Endpoint endpoint = new Endpoint("http", "127.0.0.1", Ports.free());

        assertDoesNotThrow(endpoint::requireFree);
        assertDoesNotThrow(endpoint::requireFree);
    }

    @Test
    void wordsOfTheSystemDecideNothing() {
        assertTrue(refused("127.0.0.1", 8080, new BindException("Die Adresse wird bereits verwendet"))
                .startsWith("Port 8080 is taken by another program: "));
        assertEquals(
                "Rollcall cannot listen on port 8080 of 127.0.0.1: Socket closed.",
                refused("127.0.0.1", 8080, new SocketException("Socket closed")));
    }

    @Test
    void portWithoutAListenerThatMayNotBeUsedNeedsRights() {
        assertEquals(
                "Port 1 needs rights that this user lacks: choose a port of 1024 or above, or give Java"
                        + " CAP_NET_BIND_SERVICE.",
                refused("127.0.0.1", 1, new BindException("Keine Berechtigung")));
    }

    @Test
    void addressOfAnotherMachineIsNamed() {
        FailureException failure =
                assertThrows(FailureException.class, new Endpoint("http", "192.0.2.7", 8080)::requireFree);

        assertEquals(
                "The address 192.0.2.7 of the connector is none of this machine: correct it in conf/.",
                failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 8080, 127.0.0.1, 8080, true",
        "127.0.0.1, 8080, localhost, 8080, true",
        "127.0.0.1, 8080, 127.0.0.2, 8080, false",
        "127.0.0.1, 8080, 127.0.0.1, 8081, false",
        "0.0.0.0,   8080, 127.0.0.1, 8080, true",
        "127.0.0.1, 8080, '',        8080, true",
    })
    void onePortOfOneAddressIsForOne(String one, int port, String other, int otherPort, boolean excludes) {
        assertEquals(excludes, new Endpoint("http", one, port).excludes(new Endpoint("https", other, otherPort)));
    }

    private static String refused(String address, int port, IOException e) {
        return new Endpoint("http", address, port).refused(e).getMessage();
    }
}
