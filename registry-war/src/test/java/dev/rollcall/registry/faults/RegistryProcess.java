package dev.rollcall.registry.faults;

import dev.rollcall.registry.testing.RunningRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A whole registry in a process of its own, which can be killed and stopped. */
final class RegistryProcess implements AutoCloseable {

    /** The name of the file, in the data directory, that has what it says. */
    static final String LOG = "process.log";

    private static final String READY = "registry listens at ";

    private final Process process;
    private final URI address;

    private RegistryProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Is run in the other process: the data directory, where it listens for the others, where all do. Ends when nobody holds its
     * input.
     */
    public static void main(String[] arguments) throws IOException {
        String host = arguments[1].substring(0, arguments[1].lastIndexOf(':'));
        try (RunningRegistry registry = RunningRegistry.startAt(
                Path.of(arguments[0]),
                host,
                "rollcall.registry.cluster.address",
                arguments[1],
                "rollcall.registry.cluster.members",
                arguments[2],
                "rollcall.registry.allow",
                "127.0.0.0/8",
                "rollcall.registry.lease.duration",
                "PT1H")) {
            System.out.println(READY + registry.port());
            while (System.in.read() >= 0) {}
        }
    }

    static RegistryProcess start(Path data, String own, String all) throws IOException {
        return start(List.of(), data, own, all);
    }

    /** Starts one with words in front of the command. */
    static RegistryProcess start(List<String> prefix, Path data, String own, String all) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RegistryProcess.class.getName(),
                data.toString(),
                own,
                all));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Path log = data.resolve(LOG);
        BufferedReader lines = process.inputReader();
        String port = port(lines, log);
        Thread copy = new Thread(() -> copy(lines, log), "log of " + own);
        copy.setDaemon(true);
        copy.start();
        return new RegistryProcess(
                process, URI.create("http://" + own.substring(0, own.lastIndexOf(':')) + ":" + port));
    }

    private static String port(BufferedReader lines, Path log) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                Files.writeString(log, before);
                return line.substring(READY.length());
            }
            before.append(line).append('\n');
        }
        throw new IOException("a registry has not started:\n" + before);
    }

    private static void copy(BufferedReader lines, Path log) {
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(log, StandardOpenOption.APPEND), true)) {
            lines.lines().forEach(writer::println);
        } catch (IOException | java.io.UncheckedIOException e) {
            // it was killed
        }
    }

    URI address() {
        return address;
    }

    /** Ends it as a power cut does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it stand still. */
    void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    void proceed() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
