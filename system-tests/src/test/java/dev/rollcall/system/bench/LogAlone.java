package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Keys;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Tomcat with a log service and nothing else, as the launcher runs it. */
final class LogAlone implements AutoCloseable {
    private static final ServiceName SENDER = new ServiceName("Shop");

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

    /**
     * How long it took until it answered.
     *
     * @param command since the command was given
     * @param tomcat since the process of its Tomcat began
     */
    record Restart(Duration command, Duration tomcat) {}

    /** Kills it and starts it again. */
    Restart killAndStart() {
        ProcessHandle process = process();
        process.destroyForcibly();
        process.onExit().join();
        four.close();
        Instant begin = Instant.now();
        four.run("--only", "log");
        four.awaitAlive(Member.LOG);
        Instant end = Instant.now();
        Instant tomcat = process().info().startInstant().orElse(begin);
        return new Restart(Duration.between(begin, end), Duration.between(tomcat, end));
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

    private Keys keys() {
        return Keys.in(tomcat().resolve("data"));
    }

    ProcessHandle process() {
        return four.process(Member.LOG);
    }

    Duration cpu() {
        return process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns the head of a request with events; it can be sent for a minute. */
    byte[] head(UUID producer, long sequence, int length) {
        String head = "POST " + uri().getPath() + " HTTP/1.1\r\nHost: " + uri().getAuthority()
                + "\r\nContent-Type: application/x-ndjson\r\nAuthorization: "
                + keys().bearer(SENDER, ServiceName.LOG) + "\r\nLog-Producer: " + producer
                + "\r\nContent-Length: " + length + "\r\nLog-Sequence: " + sequence + "\r\n\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads an address below {@code /log}, as the portal does. */
    String read(String path) {
        HttpResponse<String> answer =
                Http.get(URI.create(uri() + path), "Authorization", keys().bearer(ServiceName.PORTAL, ServiceName.LOG));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Returns a metric without labels. */
    double metric(String name) {
        String all = Http.get(uri().resolve("/metrics"), "Accept", "text/plain").body();
        Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)").matcher(all);
        if (!line.find()) {
            throw new IllegalStateException("there is no metric " + name);
        }
        return Double.parseDouble(line.group(1));
    }

    @Override
    public void close() {
        four.close();
    }
}
