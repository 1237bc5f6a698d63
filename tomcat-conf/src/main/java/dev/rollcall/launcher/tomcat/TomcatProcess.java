package dev.rollcall.launcher.tomcat;

import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.failure.FailureException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running Tomcat: the shared installation with one base. It is a child of this process and ends with it. */
public final class TomcatProcess {
    private static final long CONSOLE_BYTES = 16 << 20;
    private static final List<String> JVM_ARGUMENTS = List.of(
            "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
            "-Djava.protocol.handler.pkgs=org.apache.catalina.webresources",
            "-Dorg.apache.catalina.startup.EXIT_ON_INIT_FAILURE=true",
            "-Djdk.tls.ephemeralDHKeySize=2048",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final ConsoleLog console;
    private final Thread drain;
    private final CompletableFuture<Integer> ended;

    private TomcatProcess(Process process, ConsoleLog console) {
        this.process = process;
        this.console = console;
        this.ended = process.onExit().thenApply(Process::exitValue);
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
            CatalinaBase base,
            Map<String, String> environment,
            Map<String, String> properties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_ARGUMENTS);
        command.add("-Djava.util.logging.config.file=" + base.conf().resolve("logging.properties"));
        command.add("-Dcatalina.home=" + installation.tomcat());
        command.add("-Dcatalina.base=" + base.root());
        command.add("-Djava.io.tmpdir=" + base.temp());
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(BaseSettings.jvmArguments(environment));
        command.add("-cp");
        command.add(classPath(installation));
        command.add(Guard.class.getName());
        try {
            Process process = new ProcessBuilder(command)
                    .directory(base.root().toFile())
                    .redirectErrorStream(true)
                    .start();
            return new TomcatProcess(process, new ConsoleLog(base.logs(), CONSOLE_BYTES));
        } catch (IOException e) {
            throw FailureException.because("Tomcat cannot be started: " + e.getMessage() + ".");
        }
    }

    private static String classPath(Installation installation) {
        Path bin = installation.tomcat().resolve("bin");
        return String.join(
                File.pathSeparator,
                Installation.launcher().toString(),
                bin.resolve("bootstrap.jar").toString(),
                bin.resolve("tomcat-juli.jar").toString());
    }

    /** Returns whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns its process id. */
    public long pid() {
        return process.pid();
    }

    /** Completes with the exit status when it has ended. */
    public CompletableFuture<Integer> ended() {
        return ended.copy();
    }

    /** Returns where its output is kept. */
    public Path log() {
        return console.file();
    }

    /** Returns the last lines of its output; complete when it has ended. */
    public List<String> lastLines(int count) {
        if (!process.isAlive()) {
            await(drain);
        }
        return console.tail(count);
    }

    /**
     * Stops it in order, or after the given time by force.
     *
     * @return false if force was needed
     */
    public boolean stop(Duration patience) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
        boolean stopped = false;
        try {
            stopped = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return stopped;
    }

    private static void await(Thread thread) {
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
