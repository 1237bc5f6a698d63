package dev.rollcall.system.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Short programs of the system. */
public final class Commands {
    private static final int CANNOT_START = 127;

    private Commands() {}

    /** Runs a program to its end and returns what it printed; fails unless it exits with 0. */
    public static String run(String... command) {
        Result result = tryRun(command);
        if (result.exit() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " exited with " + result.exit() + ": " + result.output());
        }
        return result.output();
    }

    /** Runs a program to its end; one that cannot be started counts as exited with 127. */
    public static Result tryRun(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " does not end");
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            return new Result(CANNOT_START, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * How a program ended.
     *
     * @param exit its exit status
     * @param output what it printed, errors included
     */
    public record Result(int exit, String output) {}
}
