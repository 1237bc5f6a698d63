package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The distribution at work: {@code bin/rollcall run}. */
public final class Distribution implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int DEFAULT_PORT = 8080;

    private final Path base;
    private final int port = Ports.free();
    private Process process;
    private Path output;

    /** Takes a base directory of this name, without anything in it. */
    public Distribution(String name) {
        base = Installation.target("bases").resolve(name);
        Trees.delete(base);
        Trees.make(base.getParent());
        Runtime.getRuntime().addShutdownHook(new Thread(this::killAll));
    }

    /** Starts it and waits until it has said that it is ready and how to log in. */
    public Distribution run(String... more) {
        List<String> command = new ArrayList<>(List.of(
                Installation.distribution().resolve("bin/rollcall").toString(), "run", "--base", base.toString()));
        command.addAll(List.of("--port-offset", Integer.toString(port - DEFAULT_PORT)));
        command.addAll(List.of(more));
        output = base.resolveSibling(base.getFileName() + ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", Installation.ownJdk().toString());
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitOutput("  Stop it with ");
        return this;
    }

    /** Returns the address that it printed. */
    public URI address() {
        return output().lines()
                .filter(line -> line.startsWith("Rollcall is ready: "))
                .map(line -> URI.create(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the password that it printed for a demo account. */
    public String password(String user) {
        return output().lines()
                .filter(line -> line.strip().matches(user + "\\s+\\S+"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Ends it with TERM, as Ctrl-C does, and waits until it and its Tomcat are gone. */
    public void terminate() {
        List<ProcessHandle> all = all();
        process.destroy();
        for (ProcessHandle one : all) {
            try {
                one.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new AssertionError("process " + one.pid() + " does not end: " + output(), e);
            }
        }
    }

    private void awaitOutput(String text) {
        Eventually.isTrue(START, "rollcall prints " + text, () -> output().contains(text) || !process.isAlive());
        if (!output().contains(text)) {
            throw new IllegalStateException("rollcall ended: " + output());
        }
    }

    /** Returns what it printed since it was started. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        killAll();
    }

    private void killAll() {
        all().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> all() {
        if (process == null) {
            return List.of();
        }
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }
}
