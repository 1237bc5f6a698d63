package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

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
    void freePortIsLeftFree() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = other.getLocalPort();
        }
        Endpoint endpoint = new Endpoint("http", "127.0.0.1", port);

        assertDoesNotThrow(endpoint::requireFree);
        assertDoesNotThrow(endpoint::requireFree);
    }
}
