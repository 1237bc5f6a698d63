package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running Tomcat. Those a test leaves behind are killed when the JVM of the tests ends. */
public final class TomcatProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(240);
    private static final Duration STOP = Duration.ofSeconds(30);

    /** As Tomcat names a connector of port 0 when it starts. */
    private static final Pattern CHOSEN_PORT =
            Pattern.compile("Starting ProtocolHandler \\[\"\\S+-auto-\\d+-(\\d+)\"]");

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final Base base;
    private final Process process;
    private final Path console;

    private TomcatProcess(Base base, Process process, Path console) {
        this.base = base;
        this.process = process;
        this.console = console;
    }

    static TomcatProcess start(Base base) {
        Path console = base.directory().resolve("console.log");
        try {
            Files.deleteIfExists(console);
            ProcessBuilder builder = new ProcessBuilder(base.script().isEmpty() ? command(base) : base.script())
                    .directory(base.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile());
            if (!base.script().isEmpty()) {
                builder.environment().keySet().retainAll(Set.of("PATH"));
                builder.environment().putAll(base.environment());
            }
            Process process = builder.start();
            process.getOutputStream().close();
            RUNNING.add(process);
            return new TomcatProcess(base, process, console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Base base) {
        Path home = base.tomcat().home();
        List<String> command = new ArrayList<>(base.prefix());
        command.add(base.jdk().resolve("bin/java").toString());
        command.add("-Duser.language=en"); // its messages are read
        // Many short lives on few cores: start-up counts, peak speed does not.
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        for (String opened : List.of("java.lang", "java.io", "java.util", "java.util.concurrent")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.add("--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED");
        command.add("-Dcatalina.home=" + home);
        command.add("-Dcatalina.base=" + base.directory());
        command.add("-Djava.io.tmpdir=" + base.directory().resolve("temp"));
        command.add("-Djava.util.logging.config.file=" + base.directory().resolve("conf/logging.properties"));
        command.add("-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager");
        base.properties().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", classPath(base, home)));
        command.addAll(List.of("org.apache.catalina.startup.Bootstrap", "start"));
        return command;
    }

    private static String classPath(Base base, Path home) {
        return Stream.of(
                        home.resolve("bin/bootstrap.jar"),
                        home.resolve("bin/tomcat-juli.jar"),
                        base.directory().resolve("lib/rollcall-juli.jar"))
                .filter(Files::exists)
                .map(Path::toString)
                .collect(Collectors.joining(":"));
    }

    /** Waits until Tomcat says that it is started: every web application was given its chance. */
    public TomcatProcess awaitStarted() {
        Eventually.isTrue(START, "start of " + this, () -> started() || !process.isAlive());
        if (!started()) {
            throw new IllegalStateException(this + " ended: " + console());
        }
        if (base.port() == 0) {
            base.port(chosenPort());
        }
        return this;
    }

    private int chosenPort() {
        Matcher chosen = CHOSEN_PORT.matcher(console());
        if (!chosen.find()) {
            throw new IllegalStateException("no port in " + console());
        }
        return Integer.parseInt(chosen.group(1));
    }

    private boolean started() {
        return console().contains("Server startup in");
    }

    /** Returns a client of its manager. */
    public Manager manager() {
        return new Manager(base);
    }

    /** Returns its base. */
    public Base base() {
        return base;
    }

    /** Ends it as an operator does, and waits. */
    public void terminate() {
        process.destroy();
        awaitEnd();
    }

    /** Ends it as a power cut does, and waits. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    /** Returns what it has printed since it was started. */
    public String console() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks at its heap; the garbage is collected before. */
    Jvm.Live live() {
        return jvm().live();
    }

    /** Looks at what it has open. */
    Handles handles() {
        return Handles.of(process.pid());
    }

    /** Lists the names of its threads. */
    public List<String> threads() {
        return jvm().threads();
    }

    /** Writes what is reachable to {@code heap.hprof} in the base. */
    public void dumpHeap() {
        jvm().dumpHeap(base.directory().resolve("heap.hprof"));
    }

    private Jvm jvm() {
        return new Jvm(base.jdk(), process.pid());
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                String threads = jvm().stacks();
                process.destroyForcibly();
                throw new AssertionError(this + " does not end within " + STOP + "\n" + threads);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            RUNNING.remove(process);
        }
    }

    @Override
    public String toString() {
        return "Tomcat on " + base.directory().getFileName() + " (pid " + process.pid() + ")";
    }
}
