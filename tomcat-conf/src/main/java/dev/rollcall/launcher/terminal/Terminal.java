package dev.rollcall.launcher.terminal;

import dev.rollcall.launcher.failure.FailureException;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of one command line.
 *
 * @param in what is typed or piped in
 * @param out what was asked for
 * @param err what went wrong
 * @param environment the environment variables
 * @param console where a password can be typed unseen, or null
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        @Nullable Console console) {

    /** Returns the terminal of this process. */
    public static Terminal system() {
        return new Terminal(System.in, System.out, System.err, System.getenv(), System.console());
    }

    /** Prints what was asked for. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Prints what is wrong. */
    public void complain(String line) {
        err.println(line);
        err.flush();
    }

    /**
     * Asks for a new password: typed twice without echo, or the first line of the input when it is piped in.
     *
     * @throws FailureException if the two differ
     */
    public String newPassword(String user) {
        if (console == null) {
            return firstLine();
        }
        char[] first = console.readPassword("New password for %s: ", user);
        char[] second = console.readPassword("Once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw FailureException.because("The two passwords differ; nothing was changed.");
        }
        return new String(first);
    }

    private String firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException("The password cannot be read from the input", e);
        }
    }
}
