package dev.rollcall.registry.jgroups;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.time.SystemTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SealedServerSocketTest {

    private static final SealKey KEY = SealKey.of(ServiceKey.parse(RunningNode.KEY));
    private static final int SOON_SECONDS = 20;

    private static SealedSocket socket(boolean accepted) {
        return new SealedSocket(KEY, accepted, SystemTime.INSTANCE, (socket, how) -> {});
    }

    @Test
    void itIsStillKeptAfterMemoryWasShort() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (SealedServerSocket serverSocket = new SealedServerSocket(() -> {
                    if (made.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("for the test");
                    }
                    return socket(true);
                });
                SealedSocket node = socket(false)) {
            serverSocket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            CompletableFuture<Integer> read = new CompletableFuture<>();
            Thread acceptor = new Thread(() -> read(serverSocket, read), "acceptor");
            acceptor.start();

            node.connect(serverSocket.getLocalSocketAddress());
            Eventually.isTrue(Duration.ofSeconds(SOON_SECONDS), "it tries again", () -> made.get() > 1);
            node.getOutputStream().write(7);

            assertEquals(7, read.get(SOON_SECONDS, TimeUnit.SECONDS));
        }
    }

    private static void read(SealedServerSocket serverSocket, CompletableFuture<Integer> read) {
        try (Socket accepted = serverSocket.accept()) {
            read.complete(accepted.getInputStream().read());
        } catch (IOException e) {
            read.completeExceptionally(e);
        }
    }
}
