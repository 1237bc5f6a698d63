package dev.rollcall.kit.log4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.kit.log.pipe.LogOutlet;
import dev.rollcall.kit.log.pipe.LogPipe;
import dev.rollcall.kit.log.pipe.PipeLimits;
import dev.rollcall.kit.log.transport.RecordingTransport;
import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String KEY = "A".repeat(43);

    private final Stored stored = new Stored();
    private final LogPipe pipe = new LogPipe(PipeLimits.DEFAULT);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        pipe.close(Duration.ofMillis(1));
    }

    @Test
    void withoutAddressesItIsTheKitThatSaysWhereToSend() {
        assertEquals(Optional.empty(), Standalone.of(null, "node", null, null, null, null));
    }

    @Test
    void whatNeedsAnAddressIsRefusedWithoutOne() {
        assertThrows(IllegalArgumentException.class, () -> Standalone.of("Program", null, null, null, null, null));
        assertThrows(IllegalArgumentException.class, () -> Standalone.of(null, null, null, null, KEY, null));
        assertThrows(IllegalArgumentException.class, () -> Standalone.of(null, null, null, null, null, "spool"));
    }

    @Test
    void anAddressNeedsServiceAndKey() {
        String url = "http://127.0.0.1:1";
        for (List<Optional<String>> place : List.of(
                List.of(Optional.of(url), Optional.<String>empty()),
                List.of(Optional.<String>empty(), Optional.of(url)))) {
            String to = place.get(0).orElse(null);
            String registry = place.get(1).orElse(null);
            assertThrows(
                    IllegalArgumentException.class, () -> Standalone.of("Program", null, to, registry, null, null));
            assertThrows(IllegalArgumentException.class, () -> Standalone.of(null, null, to, registry, KEY, null));
            assertTrue(Standalone.of("Program", null, to, registry, KEY, null).isPresent());
        }
    }

    @Test
    void anEventGoesToTheAddressUnderTheNameOfTheNode() throws IOException {
        try (StrictLogService service = StrictLogService.start(stored, 0);
                Standalone standalone = standalone("node-7", " , " + service.uri() + " ,", null)) {
            standalone.open(pipe);
            log();

            awaitLine("{\"service.name\":\"Program\",\"service.node.name\":\"node-7\",");
            assertEquals(List.of(), service.violations);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.findAny().isPresent());
        }
    }

    @Test
    void whereThereIsNoNameOfTheNodeItIsTheNumberOfTheProcess() throws IOException {
        try (StrictLogService service = StrictLogService.start(stored, 0);
                Standalone standalone = standalone(null, service.uri().toString(), null)) {
            standalone.open(pipe);
            log();

            awaitLine("\"service.node.name\":\"" + ProcessHandle.current().pid() + "\"");
        }
    }

    @Test
    void theRegistryTellsWhereTheLogServiceIs() throws IOException {
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (StrictLogService service = StrictLogService.start(stored, 0);
                Standalone standalone = standalone(
                        "node-7",
                        null,
                        "http://127.0.0.1:" + registry.getAddress().getPort())) {
            registry.createContext("/services", exchange -> {
                byte[] address = service.uri().toString().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/uri-list");
                exchange.sendResponseHeaders(200, address.length);
                exchange.getResponseBody().write(address);
                exchange.close();
            });
            registry.start();
            standalone.open(pipe);
            log();

            awaitLine("\"message\":\"hello\"");
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void onceItIsClosedNothingIsSentAnyMore() throws IOException {
        try (StrictLogService service = StrictLogService.start(stored, 0);
                Standalone standalone = standalone("node-7", service.uri().toString(), null)) {
            standalone.open(pipe);
            standalone.close();
            log();

            Eventually.isTrue(SOON, "an attempt fails", () -> pipe.figures().retried() > 0);
            assertEquals(List.of(), stored.others());
        }
    }

    @Test
    void anAppenderThatSaysWhereToSendDoesSo() throws IOException {
        try (StrictLogService service = StrictLogService.start(stored, 0);
                LoggingProgram program = new LoggingProgram("INFO", "", folder, service.uri())) {
            program.log(1);

            Eventually.isTrue(SOON, "stored", () -> stored.events() == 1);
        }
        Eventually.isTrue(SOON, "nobody calls any more", () -> !callers());
    }

    @Test
    void anAppenderThatSaysWhereToSendIsLeftAloneByTheKit() throws IOException {
        RecordingTransport kit = new RecordingTransport();
        try (StrictLogService service = StrictLogService.start(stored, 0);
                LoggingProgram program = new LoggingProgram("INFO", "", folder, service.uri())) {
            LogConnection connection =
                    Log4jConnection.open(program.context(), new LogOutlet(kit, "Kit", Optional.empty()));
            program.log(1);

            Eventually.isTrue(SOON, "stored", () -> stored.events() == 1);
            connection.close();
        }
        assertEquals(0, kit.attempts.get());
    }

    @Test
    void anotherKeyIsAnotherConfigurationAndNobodyReadsIt() {
        String text = standalone("n", "http://a", null).toString();
        String another = Standalone.of("Program", "n", "http://a", null, "B" + KEY.substring(1), folder.toString())
                .orElseThrow()
                .toString();

        assertNotEquals(text, another);
        assertFalse(another.contains(KEY.substring(1)));
    }

    private Standalone standalone(@Nullable String node, @Nullable String url, @Nullable String registry) {
        return Standalone.of("Program", node, url, registry, KEY, folder.toString())
                .orElseThrow();
    }

    private static boolean callers() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("rollcall-http-log Program"));
    }

    private void log() {
        pipe.offer(Instant.EPOCH, "INFO", "example.Test", "main", "hello", null, null, null);
    }

    private void awaitLine(String text) {
        Eventually.isTrue(SOON, text, () -> stored.others().stream().anyMatch(line -> line.contains(text)));
    }
}
