package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A {@code bin/rollcall} of the distribution that runs. It and its Tomcats are killed when the JVM of the tests ends. */
public final class Launcher implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(240);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Process process;
    private final Path output;

    private Launcher(Process process, Path output) {
        this.process = process;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /**
     * Starts it.
     *
     * @param output the file for what it prints
     * @param environment variables beside those of the tests
     * @param prefix words in front of the command
     */
    static Launcher start(Path output, Map<String, String> environment, List<String> prefix, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(executable());
        command.addAll(arguments);
        Trees.make(output.getParent());
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", Installation.ownJdk().toString());
            builder.environment().putAll(environment);
            return new Launcher(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the command. */
    static String executable() {
        return Installation.distribution().resolve("bin/rollcall").toString();
    }

    /** Waits until it has said that all is ready and how to stop it. */
    public Launcher awaitReady() {
        awaitOutput("  Stop it with ");
        return this;
    }

    /** Waits until it has printed a text. */
    public void awaitOutput(String text) {
        Eventually.isTrue(START, "rollcall prints " + text, () -> output().contains(text) || !process.isAlive());
        if (!output().contains(text)) {
            throw new IllegalStateException("rollcall ended: " + output());
        }
    }

    /** Returns the end of the first line that begins like this. */
    public Optional<String> line(String start) {
        return output().lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    /** Returns what it has printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its own process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Returns the processes of the Tomcats it runs. */
    public List<ProcessHandle> tomcats() {
        return process.children().toList();
    }

    /** Ends it with TERM, as Ctrl-C does, waits until it and its Tomcats are gone, and returns its exit status. */
    public int terminate() {
        List<ProcessHandle> all = all();
        process.destroy();
        for (ProcessHandle one : all) {
            try {
                one.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException | TimeoutException e) {
                throw new AssertionError("process " + one.pid() + " does not end: " + output(), e);
            }
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        all().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> all() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }
}
