package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.ExampleWar;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.School;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What people and programs ask six WARs on one Tomcat while these come and go: pages, the roll, grades, logs, and the event streams
 * of all of these.
 */
final class RedeployTraffic implements AutoCloseable {
    static final String PASSWORD = "a long enough password";

    private static final ServiceName PROGRAM = new ServiceName("Program");
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Base base;
    private final Keys keys;
    private final RedeploySession session;
    private final List<RedeployAsker> askers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean ending;
    private int awaited;

    /** Begins. */
    RedeployTraffic(Base base) {
        this.base = base;
        this.keys = Keys.of(base);
        this.session = new RedeploySession(base.uri("/portal/"));
        String rolling = "classes/" + RollingClass.ID;
        portal(rolling, RollingClass.TITLE);
        portal("system", "RegistryService");
        portal("system/live", RedeployAsker.EVENTS);
        portal("grid/" + RollingClass.ID + "/live?after=0", RedeployAsker.EVENTS);
        portal("logs/tail", RedeployAsker.EVENTS);
        service(ServiceName.REGISTRY, "registry/services", "RegistryService");
        service(ServiceName.GRADING, "grading/api/v1/" + rolling + "/gradebook", "student-1");
        service(ServiceName.LOG, "log/log?q=traffic", "entries");
        events(ServiceName.REGISTRY, "registry/services");
        events(ServiceName.GRADING, "grading/api/v1/" + rolling + "/changes");
        events(ServiceName.LOG, "log/log/tail");
        asks(
                () -> request("log/log")
                        .header("Authorization", keys.bearer(PROGRAM, ServiceName.LOG))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString("{\"message\":\"traffic\"}")),
                "");
        asks(() -> request(ExampleWar.LOG4J + "/hello?name=traffic"), "");
        asks(() -> request(ExampleWar.LOGBACK + "/hello?name=traffic"), "");
        askers.forEach(asker -> threads.execute(() -> work(asker)));
    }

    /** Makes the class that is read, and the account of those who read it. */
    static void prepare(Base base) {
        RollingClass.into(new School(base).account(RollingClass.TEACHER, PASSWORD, "teacher", "operator"));
    }

    private void portal(String path, String expected) {
        asks(() -> request("portal/" + path), expected);
    }

    private void service(ServiceName service, String path, String expected) {
        asks(() -> asPortal(service, path), expected);
    }

    private void events(ServiceName service, String path) {
        asks(() -> asPortal(service, path).header("Accept", RedeployAsker.EVENTS), RedeployAsker.EVENTS);
    }

    private HttpRequest.Builder asPortal(ServiceName service, String path) {
        return request(path)
                .header(
                        "Authorization",
                        keys.bearer(ServiceName.PORTAL, service, RollingClass.TEACHER, "teacher", "operator"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.uri("/" + path)).timeout(LIMIT);
    }

    private void asks(Supplier<HttpRequest.Builder> question, String expected) {
        askers.add(new RedeployAsker(question, expected, session));
    }

    private void work(RedeployAsker asker) {
        try {
            while (!ending) {
                asker.ask();
                LockSupport.parkNanos(PERIOD.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until everything was answered that is asked from now on; event streams end with their WAR, so each of them must have
     * been opened again. Fails too when there was an answer that nobody should give.
     */
    void awaitAnswers() {
        long now = System.nanoTime();
        awaited++;
        Eventually.passes(
                LIMIT, () -> assertEquals(List.of(), odd().isEmpty() ? silent(now) : List.of(), "unanswered"));
        assertEquals(List.of(), odd(), "answers that nobody should give");
    }

    private List<RedeployAsker> silent(long since) {
        return askers.stream()
                .filter(asker -> !asker.isAnswered(awaited, since))
                .toList();
    }

    private List<String> odd() {
        return askers.stream().flatMap(asker -> asker.odd().stream()).toList();
    }

    /** Asks nothing more, and leaves the streams. */
    @Override
    public void close() {
        ending = true;
        threads.shutdown();
        askers.forEach(RedeployAsker::leave);
        try {
            if (!threads.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("requests do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return askers.stream().mapToInt(RedeployAsker::good).sum() + " answers, none "
                + askers.stream().mapToInt(RedeployAsker::away).sum() + " times";
    }
}
