package dev.rollcall.system.bench;

import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Stopwatch;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A Tomcat with a log service and nothing else, as the launcher runs it. */
final class LogAlone implements AutoCloseable {
    private final FourTomcats four;

    private LogAlone(FourTomcats four) {
        this.four = four;
    }

    static LogAlone start(String name) {
        return start(FourTomcats.in("bench-" + name));
    }

    /** Starts one with arguments for its JVM. */
    static LogAlone start(String name, String arguments) {
        return start(FourTomcats.in("bench-" + name).environment("CATALINA_OPTS", arguments));
    }

    private static LogAlone start(FourTomcats four) {
        four.run("--only", "log").awaitReady();
        return new LogAlone(four);
    }

    /** Kills it and starts it again; returns how long it took from the command until it answered. */
    Duration killAndStart() {
        ProcessHandle process = process();
        process.destroyForcibly();
        process.onExit().join();
        four.close();
        var watch = new Stopwatch();
        four.run("--only", "log");
        four.awaitAlive(Member.LOG);
        return watch.elapsed();
    }

    URI uri() {
        return four.uri(Member.LOG, "/log");
    }

    /** Returns the folder of its segments and its index. */
    Path data() {
        return tomcat().resolve("data").resolve("ROOT");
    }

    private Path tomcat() {
        return four.directory(Member.LOG);
    }

    LogClient client() {
        return new LogClient(uri(), Keys.in(tomcat().resolve("data")));
    }

    ProcessHandle process() {
        return four.process(Member.LOG);
    }

    Duration cpu() {
        return process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        four.close();
    }
}
