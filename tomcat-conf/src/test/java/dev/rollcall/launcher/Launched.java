package dev.rollcall.launcher;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A command of the real distribution, started as a user starts it. */
final class Launched implements AutoCloseable {
    static final Path HOME = Path.of(System.getProperty("rollcall.distribution"));
    private static final Duration READY = Duration.ofMinutes(3);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Launched(List<String> command, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().remove("ROLLCALL_SKIPS"); // the build's, of which doctor would warn
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Thread(this::read, "output of " + command);
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts {@code bin/rollcall} with arguments. */
    static Launched rollcall(String... arguments) {
        return rollcall(Map.of(), arguments);
    }

    static Launched rollcall(Map<String, String> environment, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(HOME.resolve("bin/rollcall").toString()));
        command.addAll(List.of(arguments));
        return new Launched(command, environment);
    }

    /** Returns a port nobody uses, as the offset that leads to it. */
    static int freeOffset() {
        return Ports.free() - 8080;
    }

    static boolean isFree(int offset) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", 8080 + offset));
            return true;
        } catch (java.net.BindException e) {
            return false;
        }
    }

    /** Waits until something listens. */
    static void awaitListener(int offset) {
        Eventually.isTrue(READY, "something listens", () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", 8080 + offset), 1000);
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** Waits for the ready line and returns the address in it. */
    URI ready() {
        Eventually.isTrue(
                READY, "ready, not: " + lines, () -> line("Rollcall is ready: ").length() > 0 || !isAlive());
        if (!isAlive()) {
            throw new AssertionError("ended early: " + lines);
        }
        Eventually.isTrue(READY, "told how to stop", () -> line("  Stop it").length() > 0);
        return URI.create(line("Rollcall is ready: "));
    }

    /** Returns the rest of the first line that starts like this, or nothing. */
    String line(String start) {
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("");
    }

    /** Waits for the end and returns the exit status. */
    int end(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience + ": " + lines);
        }
        reader.join(patience.toMillis());
        return process.exitValue();
    }

    String output() {
        return String.join("\n", lines);
    }

    void type(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Sends TERM. */
    void terminate() {
        process.toHandle().destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Returns the processes it has started, and those that these have started. */
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = descendants();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(" + e + ")");
        }
    }
}
