package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.ExampleWar;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Scale;
import dev.rollcall.system.harness.SteadyLoad;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.TomcatProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One of two providers leaves while a dependent calls them 200 times a second: nobody notices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeavingSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration AROUND = Duration.ofMillis(Scale.of(1500, 15_000));
    private static final int PER_SECOND = 200;
    private static final String STOCK = "/stock";

    private final Base front =
            Base.ours("leaving-front").wars("registry").war(ExampleWar.build(ExampleWar.SHOP), "shop");
    private final Path war = ExampleWar.build(ExampleWar.STOCK);
    private final Base one = provider("leaving-one");
    private final Base two = provider("leaving-two");
    private TomcatProcess frontTomcat;
    private TomcatProcess first;
    private TomcatProcess second;

    private Base provider(String name) {
        return Base.ours(name).keyOf(front).registry(front).war(war, "stock");
    }

    @BeforeAll
    void start() {
        frontTomcat = front.start();
        first = one.start();
        second = two.start();
    }

    @AfterAll
    void stop() {
        Stream.of(first, second, frontTomcat).forEach(TomcatProcess::close);
    }

    @BeforeEach
    void bothAreThere() throws IOException {
        Files.deleteIfExists(book(one));
        Files.deleteIfExists(book(two));
        Stream.of(frontTomcat, first, second).forEach(TomcatProcess::awaitStarted);
        Eventually.isTrue(LIMIT, "two providers, and the shop knows them", () -> {
            Roll roll = Roll.of(front);
            return roll.of("Stock").stream().filter(Roll.Listed::ready).count() == 2
                    && roll.of("Shop").stream().allMatch(Roll.Listed::ready)
                    && roll.of("Shop").size() == 1;
        });
    }

    @AfterEach
    void comesBack() {
        if (!Files.exists(one.directory().resolve("webapps/stock.war"))) {
            first.manager().deploy(STOCK, war);
        }
    }

    @Test
    void anUndeployIsNotNoticed() {
        nobodyNotices("undeploy", () -> first.manager().undeploy(STOCK));
    }

    @Test
    void aReloadIsNotNoticed() {
        nobodyNotices("reload", () -> first.manager().reload(STOCK));
    }

    @Test
    void theStopOfAWholeTomcatIsNotNoticed() {
        nobodyNotices("TERM", () -> first.terminate());
        first = one.start();
    }

    @Test
    void anUndeployAfterADrainIsNotNoticed() {
        nobodyNotices("drain, undeploy", () -> {
            drain();
            first.manager().undeploy(STOCK);
        });
        undrain();
    }

    private void drain() {
        operate("PUT", "{\"Reason\":\"test\"}");
        Eventually.isTrue(
                LIMIT, "the shop knows", () -> Roll.of(front).of("Shop").get(0).informed());
    }

    private void undrain() {
        first.manager().deploy(STOCK, war);
        Eventually.isTrue(LIMIT, "it is back", () -> Roll.of(front).of("Stock").size() == 2);
        operate("DELETE", null);
    }

    private void operate(String method, String body) {
        String id = Roll.of(front).of("Stock").stream()
                .filter(listed -> listed.url().equals(one.uri(STOCK).toString()))
                .map(Roll.Listed::instanceId)
                .findFirst()
                .orElseThrow();
        String token = Keys.of(front).bearer(ServiceName.PORTAL, ServiceName.REGISTRY, "olga", "operator");
        var answer = Http.send(
                method,
                front.uri("/registry/services/" + id + "/drain"),
                body,
                "Authorization",
                token,
                "Content-Type",
                "application/json");
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private void nobodyNotices(String how, Runnable leave) {
        var watch = new Stopwatch();
        Duration took;
        SteadyLoad load = new SteadyLoad(front.uri("/shop/orders"), PER_SECOND, how.replaceAll("\\W", ""));
        try (load) {
            LockSupport.parkNanos(AROUND.toNanos());
            Duration begun = watch.elapsed();
            leave.run();
            took = watch.elapsed().minus(begun);
            LockSupport.parkNanos(AROUND.toNanos());
        }
        List<String> booked = booked();
        Figures.note(
                "leaving by " + how + " under " + PER_SECOND + "/s",
                load.sent() + " sent, " + load.failed().size() + " failed, "
                        + load.posted().size()
                        + " orders confirmed, " + booked.size() + " booked, "
                        + booked.stream().distinct().count() + " distinct, left after " + took.toMillis() + " ms");
        assertEquals(List.of(), load.failed());
        assertEquals(load.posted().stream().sorted().toList(), booked);
    }

    /** Returns the orders of both, sorted: one that was taken twice is there twice. */
    private List<String> booked() {
        return Stream.of(one, two).flatMap(base -> lines(book(base))).sorted().toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path book(Base base) {
        return base.directory().resolve("orders.txt");
    }
}
