package dev.rollcall.launcher.tomcat;

import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.state.ContextsFile;
import dev.rollcall.launcher.state.TomcatContexts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running Tomcat: the shared installation with one base. It is a child of this process and ends with it. */
public final class TomcatProcess implements Running {
    private static final Duration PATIENCE_OF_ONE = Duration.ofSeconds(7);
    private static final Duration PATIENCE_OF_FOUR = Duration.ofMillis(5500);
    private static final List<String> JVM_ARGUMENTS = List.of(
            "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
            "-Djava.protocol.handler.pkgs=org.apache.catalina.webresources",
            "-Dorg.apache.catalina.startup.EXIT_ON_INIT_FAILURE=true",
            "-Djdk.tls.ephemeralDHKeySize=2048",
            "-Xms32m", // grows with what there is to do; the JVM would begin with a sixty-fourth of the machine
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Duser.extensions.format=u-nu-latn", // JGroups works with the digits 0 to 9 alone, in every language
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final ConsoleLog console;
    private final ContextsFile contexts;
    private final Thread drain;

    private TomcatProcess(Process process, CatalinaBase base) {
        this.process = process;
        this.console = new ConsoleLog(base.logs());
        this.contexts = ContextsFile.in(base);
        this.drain = new Thread(() -> console.drain(process.getInputStream()), "rollcall-console");
        drain.setDaemon(true);
        drain.start();
    }

    /**
     * Starts Tomcat.
     *
     * @param properties system properties for it
     * @throws FailureException if the process cannot be started
     */
    public static TomcatProcess start(
            Installation installation,
            Placement placement,
            Map<String, String> environment,
            Map<String, String> properties) {
        CatalinaBase base = placement.catalinaBase();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_ARGUMENTS);
        command.add("-Djava.util.logging.config.file=" + base.conf().resolve("logging.properties"));
        command.add("-Dcatalina.home=" + installation.tomcat());
        command.add("-Dcatalina.base=" + base.root());
        command.add("-Djava.io.tmpdir=" + base.temp());
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        List<String> given = BaseSettings.jvmArguments(environment);
        command.addAll(Collector.arguments(Runtime.getRuntime().availableProcessors(), given));
        command.addAll(given);
        command.add("-cp");
        command.add(classPath(installation, base));
        command.add(Guard.class.getName());
        command.add((placement.topology() == Topology.ONE ? PATIENCE_OF_ONE : PATIENCE_OF_FOUR).toString());
        command.addAll(stoppedLast(placement));
        forgetContexts(base);
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(base.root().toFile()).redirectErrorStream(true);
            // glibc would keep free memory in up to eight arenas for each processor
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            return new TomcatProcess(builder.start(), base);
        } catch (IOException e) {
            throw FailureException.because("Tomcat cannot be started: " + e.getMessage() + ".");
        }
    }

    /** In a container the process before may have had the same number. */
    private static void forgetContexts(CatalinaBase base) {
        try {
            Files.deleteIfExists(ContextsFile.in(base).file());
        } catch (IOException e) {
            // Then it is there until Tomcat tells more.
        }
    }

    /** Pages need grades, everything needs the log, and the roll is the last to go. */
    private static List<String> stoppedLast(Placement placement) {
        List<String> last = new ArrayList<>(
                placement.topology() == Topology.ONE
                        ? placement.wars().stream()
                                .filter(war -> war != War.PORTAL)
                                .map(War::word)
                                .toList()
                        : List.of());
        Collections.reverse(last);
        return last;
    }

    /** The handler for Tomcat's own log has to be there before any class loader of Tomcat. */
    private static String classPath(Installation installation, CatalinaBase base) {
        Path bin = installation.tomcat().resolve("bin");
        Path handler = base.lib().resolve("rollcall-juli.jar");
        return Stream.of(Installation.launcher(), handler, bin.resolve("bootstrap.jar"), bin.resolve("tomcat-juli.jar"))
                .filter(path -> !path.equals(handler) || Files.exists(path))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int status() {
        return process.exitValue();
    }

    @Override
    public Path log() {
        return console.file();
    }

    @Override
    public List<String> lastLines(int count) {
        if (!process.isAlive()) {
            await(drain);
        }
        return console.tail(count);
    }

    @Override
    public Optional<String> reason(String context, Instant after) {
        ZoneId zone = contexts.read()
                .filter(told -> told.pid() == pid())
                .map(TomcatContexts::zone)
                .orElseGet(ZoneId::systemDefault);
        return console.reason(context, after, zone);
    }

    @Override
    public void askToEnd() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    @Override
    public boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    private static void await(Thread thread) {
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
