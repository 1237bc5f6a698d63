package dev.rollcall.registry.jgroups;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealedSocketTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Duration SOON = Duration.ofSeconds(20);

    /** What both sides say first; the 32 bytes may be any. */
    private static final byte[] HELLO = "RCL1................................".getBytes(StandardCharsets.US_ASCII);

    private static final int PROOF_BYTES = 4 + "registry".length() + Seal.OVERHEAD;

    private final ManualTime time = new ManualTime();
    private final List<String> strangers = new CopyOnWriteArrayList<>();
    private final SealedSockets sockets = sockets(RunningNode.KEY);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;

    private SealedSockets sockets(String key) {
        return new SealedSockets(SealKey.of(ServiceKey.parse(key)), time, (socket, how) -> strangers.add(how));
    }

    @BeforeEach
    void listen() throws IOException {
        server = sockets.createServerSocket("test", 0, 10, HERE);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    /** Accepts one connection and reads so many bytes. */
    private CompletableFuture<byte[]> reading(int count) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Socket accepted = server.accept()) {
                        return accepted.getInputStream().readNBytes(count);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
    }

    @Test
    void whatIsWrittenArrivesWholeAlsoInManyFrames() throws Exception {
        byte[] much = new byte[3 * SealedSocket.MAX_FRAME + 17];
        new Random(20261201).nextBytes(much);
        CompletableFuture<byte[]> read = reading(much.length);

        try (Socket socket = sockets.createSocket("test", HERE, server.getLocalPort())) {
            socket.getOutputStream().write(much);

            assertArrayEquals(much, read.get(SOON.toSeconds(), TimeUnit.SECONDS));
        }
        assertEquals(List.of(), strangers);
    }

    @Test
    void nobodyOnTheLineReadsIt() throws Exception {
        String secret = "nobody is to read this on the line";
        try (ServerSocket tapped = new ServerSocket(0, 10, HERE);
                Socket socket = sockets.createSocket("test", HERE, tapped.getLocalPort())) {
            CompletableFuture<byte[]> read = reading(secret.length());
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> tap(tapped), threads);

            socket.getOutputStream().write(secret.getBytes(StandardCharsets.US_ASCII));

            assertEquals(secret, new String(read.get(SOON.toSeconds(), TimeUnit.SECONDS), StandardCharsets.US_ASCII));
            socket.close();
            String line = heard.get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertTrue(line.length() > secret.length() && !line.contains("nobody"), line);
        }
    }

    /** Passes on in both directions, and returns what came from the one that connected. */
    private String tap(ServerSocket tapped) {
        StringBuilder heard = new StringBuilder();
        try (Socket from = tapped.accept();
                Socket to = new Socket(HERE, server.getLocalPort())) {
            Thread back = new Thread(() -> pass(to, from, new StringBuilder()), "tap");
            back.start();
            pass(from, to, heard);
            to.shutdownOutput();
            back.join(SOON.toMillis());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return heard.toString();
    }

    private static void pass(Socket from, Socket to, StringBuilder heard) {
        byte[] buffer = new byte[4096];
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                heard.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                to.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException e) {
            // the other end is gone
        }
    }

    @Test
    void whoHasAnotherKeyIsAStrangerToBoth() throws Exception {
        CompletableFuture<byte[]> nobody = reading(1);
        try (Socket socket = sockets("BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA")
                .createSocket("test", HERE, server.getLocalPort())) {
            assertThrows(IOException.class, () -> socket.getOutputStream().write(1));
        }
        Eventually.passes(
                SOON, () -> assertTrue(strangers.contains("it has another master.key"), strangers.toString()));
        assertFalse(nobody.isDone());
    }

    @Test
    void whoSpeaksSomethingElseIsAStranger() throws Exception {
        CompletableFuture<byte[]> nobody = reading(1);
        try (Socket browser = new Socket(HERE, server.getLocalPort())) {
            browser.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            Eventually.passes(SOON, () -> assertEquals(List.of("it speaks something else"), strangers));
        }
        assertFalse(nobody.isDone());
    }

    @Test
    void whoSaysNothingKeepsNobodyWaiting() throws Exception {
        CompletableFuture<byte[]> read = reading(1);
        try (Socket silent = new Socket(HERE, server.getLocalPort());
                Socket socket = sockets.createSocket("test", HERE, server.getLocalPort())) {
            socket.getOutputStream().write(7);

            assertArrayEquals(new byte[] {7}, read.get(SOON.toSeconds(), TimeUnit.SECONDS), "the first that is let in");
            Eventually.passes(SOON, () -> assertEquals(List.of("it said nothing"), strangers));
            assertTrue(silent.isConnected());
        }
    }

    /** Connects, and returns when the other side has begun to shake hands. */
    private Socket greeted() throws IOException {
        Socket socket = new Socket(HERE, server.getLocalPort());
        socket.setSoTimeout((int) SOON.toMillis());
        socket.getInputStream().readNBytes(HELLO.length);
        return socket;
    }

    @Test
    void whoTakesMoreThanASecondInAllIsAStranger() throws Exception {
        CompletableFuture<byte[]> nobody = reading(1);
        try (Socket slow = greeted()) {
            slow.getOutputStream().write(HELLO, 0, HELLO.length - 1);
            time.advance(Duration.ofSeconds(1));

            assertEquals(-1, endAfter(slow, HELLO[HELLO.length - 1]));
            assertEquals(List.of("it said nothing"), strangers);
        }
        assertFalse(nobody.isDone());
    }

    @Test
    void whoAnnouncesALongProofIsNotWaitedFor() throws Exception {
        CompletableFuture<byte[]> nobody = reading(1);
        try (Socket slow = greeted()) {
            slow.getOutputStream().write(HELLO);
            slow.getInputStream().readNBytes(PROOF_BYTES);
            slow.getOutputStream().write(new byte[] {0, 1, 0, 0});

            assertEquals(-1, endOf(slow));
            assertEquals(List.of("it proves nothing"), strangers);
        }
        assertFalse(nobody.isDone());
    }

    /** Sends one more byte, and returns what comes next; the connection may have been reset before. */
    private static int endAfter(Socket socket, int last) throws IOException {
        try {
            socket.getOutputStream().write(last);
        } catch (SocketException e) {
            return -1;
        }
        return endOf(socket);
    }

    /** Returns what comes next, -1 also for a connection that is reset. */
    private static int endOf(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketException e) {
            return -1;
        }
    }

    @Test
    void nobodyWaitsAtADoorThatIsClosed() throws Exception {
        CompletableFuture<byte[]> read = reading(1);

        server.close();

        assertThrows(ExecutionException.class, () -> read.get(SOON.toSeconds(), TimeUnit.SECONDS));
        assertThrows(IOException.class, server::accept);
    }
}
