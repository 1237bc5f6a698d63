package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Processes of their own, with a heap of 256 MiB, that run a class of these tests: one that says {@code seen} when it has
 * looked at what it is to take in, takes it in, and says then how long both took, in milliseconds.
 */
final class Child {
    private Child() {}

    /** Starts one; what it complains about is in a file below {@code target}. */
    static Process start(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectError(new File("target/" + main.getSimpleName() + ".log"))
                .start();
    }

    /** Lets one come to its end, and returns how long both took, in milliseconds. */
    static String durations(Process process) throws Exception {
        try (BufferedReader lines = process.inputReader()) {
            assertEquals("seen", lines.readLine());
            String millis = String.valueOf(lines.readLine());
            assertEquals(0, process.waitFor());
            return millis.replace(" ", ", ");
        }
    }

    /**
     * Kills one while it takes in.
     *
     * @param millis after it has said {@code seen}
     * @param round which one it is, for whoever has to find out why it has not
     */
    static void kill(Process process, int millis, String round) throws Exception {
        try (BufferedReader lines = process.inputReader()) {
            assertEquals("seen", lines.readLine(), round);
            process.waitFor(millis, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
    }
}
