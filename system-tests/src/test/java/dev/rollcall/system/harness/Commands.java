package dev.rollcall.system.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Short programs of the system. */
public final class Commands {
    private static final int CANNOT_START = 127;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Commands() {}

    /** Runs a program to its end and returns what it printed; fails unless it exits with 0. */
    public static String run(String... command) {
        return run(LIMIT, command);
    }

    /** Runs a program that may take so long. */
    public static String run(Duration limit, String... command) {
        Result result = tryRun(limit, command);
        if (result.exit() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " exited with " + result.exit() + ": " + result.output());
        }
        return result.output();
    }

    /** Runs a program to its end; one that cannot be started counts as exited with 127. */
    public static Result tryRun(String... command) {
        return tryRun(LIMIT, command);
    }

    static Result tryRun(Duration limit, String... command) {
        try {
            Path output = Files.createTempFile("command", ".out");
            try {
                return tryRun(limit, output, command);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Result(CANNOT_START, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Result tryRun(Duration limit, Path output, String... command)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        String printed = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        if (!ended) {
            throw new IllegalStateException(
                    String.join(" ", command) + " does not end within " + limit + ": " + printed);
        }
        return new Result(process.exitValue(), printed);
    }

    /**
     * How a program ended.
     *
     * @param exit its exit status
     * @param output what it printed, errors included
     */
    public record Result(int exit, String output) {}
}
