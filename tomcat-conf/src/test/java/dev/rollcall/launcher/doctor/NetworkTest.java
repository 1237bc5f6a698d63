package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.TokenRejectedException;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks a server that judges tokens as a registry does, and others. */
class NetworkTest {
    private static final String ROLL = "{\"Revision\":\"1\",\"Services\":[]}";

    private final List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path temp;

    private HttpServer server;
    private Tokens tokens;
    private URI registry;

    @BeforeEach
    void startRegistry() throws IOException {
        Files.writeString(temp.resolve(MasterKey.FILE_NAME), "A".repeat(43) + "\n");
        tokens = new Tokens(MasterKey.load(temp).orElseThrow(), InstantSource.system());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 10);
        server.createContext("/services", this::judge);
        server.start();
        registry = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void stopRegistry() {
        server.stop(0);
    }

    private void judge(HttpExchange exchange) throws IOException {
        int status = status(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        statuses.add(status);
        byte[] body = (status == 200 ? ROLL : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int status(String authorization) {
        try {
            tokens.verify(authorization.replaceFirst("Bearer ", ""), ServiceName.REGISTRY);
            return 200;
        } catch (TokenRejectedException e) {
            return 401;
        }
    }

    @Test
    void rightClockAndKeyAreAcceptedAtOnce() {
        Answer answer = ask(Duration.ZERO, new byte[32]);

        assertTrue(answer.roll().isPresent());
        assertEquals(List.of(200), statuses);
        assertTrue(answer.ahead().orElseThrow().abs().toSeconds() <= 1, answer.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT8S", "PT-70S", "PT2H"})
    void wrongClockIsNotTakenForAnotherKey(Duration ahead) {
        Answer answer = ask(ahead, new byte[32]);

        assertEquals(List.of(), new RegistryCheck(answer).findings());
        assertEquals(List.of(401, 200), statuses);
        assertTrue(answer.ahead().orElseThrow().minus(ahead).abs().toSeconds() <= 1, answer.toString());
        assertTrue(
                new ClockCheck(Instant.now(), answer.ahead()).findings().get(0).isWrong());
    }

    @Test
    void anotherKeyIsNamedOnceTheTimeIsRight() {
        byte[] other = new byte[32];
        other[0] = 1;
        Answer answer = ask(Duration.ofSeconds(8), other);

        assertTrue(answer.signed());
        assertEquals(List.of(401, 401), statuses);
        assertTrue(new RegistryCheck(answer).findings().get(0).sentence().contains("it holds another key"));
    }

    private Answer ask(Duration ahead, byte[] key) {
        return network(time -> time.plus(ahead)).registry(registry, Optional.of(new ServiceKeys(key)));
    }

    @Test
    void withoutAKeyItIsAskedOnceAndWithoutAToken() {
        Answer answer = network(time -> time).registry(registry, Optional.empty());

        assertEquals(List.of(401), statuses);
        assertFalse(answer.signed());
    }

    @Test
    void connectionThatIsResetIsNotCalledSilence() throws IOException {
        String silence = silence("http", "");

        assertTrue(silence.startsWith("The registry at * gives no answer ("), silence);
        assertFalse(silence.contains("within 3 s"), silence);
    }

    @Test
    void answerThatBreaksOffIsWaitedForNoLongerThanAHead() {
        CountDownLatch end = new CountDownLatch(1);
        server.removeContext("/services");
        server.createContext("/services", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        try {
            Answer answer = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ask(Duration.ZERO, new byte[32]));

            assertTrue(answer.silence().orElseThrow().contains("within 3 s"), answer.toString());
        } finally {
            end.countDown();
        }
    }

    @Test
    void plainPortIsAskedAboutInHttps() throws IOException {
        String silence = silence("https", "HTTP/1.1 400 Bad Request\r\n\r\n");

        assertTrue(silence.startsWith("No secure connection can be made to the registry at * ("), silence);
        assertTrue(
                silence.endsWith("): is it http? Correct rollcall.registry.url in conf/catalina.properties."), silence);
    }

    /** Asks a server that sends a text to everybody, and returns what is said of it; a star stands for its address. */
    private static String silence(String scheme, String text) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread thread = new Thread(() -> answer(listening, text), "answers");
            thread.setDaemon(true);
            thread.start();
            URI there = URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort() + "/");
            return network(time -> time)
                    .registry(there, Optional.empty())
                    .silence()
                    .orElseThrow()
                    .replace(there.toString(), "*");
        }
    }

    private static void answer(ServerSocket listening, String text) {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                socket.setSoLinger(text.isEmpty(), 0);
                socket.getInputStream().read(new byte[8192]);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The next one, or the end.
            }
        }
    }

    @Test
    void refusedConnectionIsRefused() {
        server.stop(0);

        assertEquals(Optional.of("refused"), Network.connection(registry));
        assertTrue(ask(Duration.ZERO, new byte[32]).silence().orElseThrow().startsWith("Nothing answers at "));
    }

    private static Network network(UnaryOperator<Instant> clock) {
        return new Network(Trust.context(List.of()), () -> clock.apply(Instant.now()));
    }
}
