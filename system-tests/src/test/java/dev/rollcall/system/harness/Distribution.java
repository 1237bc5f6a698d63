package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The distribution at work: {@code bin/rollcall run}, one Tomcat with all four services. */
public final class Distribution implements AutoCloseable {
    private static final int DEFAULT_PORT = 8080;

    private final Path base;
    private final int port = Ports.free();
    private final Map<String, String> environment = new HashMap<>();
    private Optional<Launcher> launcher = Optional.empty();

    /** Takes a base directory of this name, without anything in it. */
    public Distribution(String name) {
        base = Installation.target("bases").resolve(name);
        Trees.delete(base);
    }

    /** Sets an environment variable for what is started later. */
    public Distribution environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts it and waits until it has said that it is ready and how to log in. */
    public Distribution run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--base", base.toString()));
        arguments.addAll(List.of("--port-offset", Integer.toString(port - DEFAULT_PORT)));
        arguments.addAll(List.of(more));
        Path output = base.resolveSibling(base.getFileName() + ".out");
        launcher = Optional.of(Launcher.start(output, environment, List.of(), arguments));
        launcher().awaitReady();
        return this;
    }

    /** Returns the base directory. */
    public Path directory() {
        return base;
    }

    /** Returns the address that it printed. */
    public URI address() {
        return URI.create(launcher().line("Rollcall is ready: ").orElseThrow());
    }

    /** Returns the address of the portal. */
    public URI portal() {
        return address().resolve("/portal/");
    }

    /** Returns the password that it printed for a demo account. */
    public String password(String user) {
        return launcher().line("    " + user + " ").orElseThrow().strip();
    }

    /** Ends it with TERM, as Ctrl-C does, and waits until it and its Tomcat are gone. */
    public void terminate() {
        launcher().terminate();
    }

    /** Returns what it printed since it was started. */
    public String output() {
        return launcher().output();
    }

    @Override
    public void close() {
        launcher.ifPresent(Launcher::close);
    }

    /** Returns the launcher that was started last. */
    public Launcher launcher() {
        return launcher.orElseThrow(() -> new IllegalStateException("not started"));
    }
}
