package dev.rollcall.log.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.time.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An {@link UploadServer} in a JVM of its own, which can be killed. */
final class UploadProcess implements AutoCloseable {

    private final Process process;
    private final Path errors;
    private final int port;

    private UploadProcess(Process process, Path errors) throws IOException {
        this.process = process;
        this.errors = errors;
        String line = process.inputReader(US_ASCII).readLine();
        assertTrue(line != null, () -> "no port: " + errors());
        this.port = Integer.parseInt(line);
    }

    /** Starts one that keeps its events in {@code folder}, {@code segments} below it, and its key. */
    static UploadProcess start(Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(UploadServer.class.getName());
        command.add(folder.toString());
        Path errors = folder.resolve("stderr.txt");
        return new UploadProcess(
                new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    int port() {
        return port;
    }

    /** Returns the header value of a service, with the key in {@code folder}. */
    static String token(Path folder) throws IOException {
        Tokens tokens = new Tokens(MasterKey.loadOrCreate(folder), SystemTime.INSTANCE);
        return "Bearer "
                + tokens.sign(new ServiceName("Shop"), ServiceName.LOG, Optional.empty(), Duration.ZERO)
                        .orElseThrow();
    }

    /** Ends it at once, as the operating system does when memory is short. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has it end by itself. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (process.isAlive()) {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
