package dev.rollcall.launcher.command;

import dev.rollcall.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A command line typed by a test. */
final class Typed {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private InputStream in = InputStream.nullInputStream();

    Typed with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Typed typing(InputStream keyboard) {
        in = keyboard;
        return this;
    }

    int run(String... words) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(in, stream(out), stream(err), Map.copyOf(environment), null);
        return new Rollcall(terminal, Rollcall.commands()).run(List.of(words));
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
