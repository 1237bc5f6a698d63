package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.ExampleWar;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.SteadyLoad;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.Tomcat;
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
import org.junit.jupiter.api.parallel.Isolated;

/** One of two providers leaves while a dependent calls them 200 times a second: nobody notices. */
@Isolated("at 200 requests/s, a machine that is busy otherwise is noticed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeavingSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration AROUND = Duration.ofMillis(Scale.of(1200, 15_000));
    private static final int PER_SECOND = 200;
    /** Every second request is an order; a slow machine may send half of them. */
    private static final long FEWEST = 2 * AROUND.toMillis() * PER_SECOND / 1000 / 2 / 2;

    private static final String STOCK = "/stock";

    private final Base front =
            Base.ours("leaving-front").wars("registry").war(ExampleWar.build(ExampleWar.SHOP), "shop");
    private final Path war = ExampleWar.build(ExampleWar.STOCK);
    private final Stock ours = new Stock(Base.ours("leaving-ours"));
    private final Stock older = new Stock(Base.stock("leaving-older", Tomcat.V10));
    private TomcatProcess frontTomcat;

    /** A provider on a Tomcat of its own. */
    private final class Stock {
        private final Base base;
        private TomcatProcess tomcat;

        private Stock(Base base) {
            this.base = base.keyOf(front).registry(front).war(war, "stock");
        }

        void start() {
            tomcat = base.start();
        }

        void undeploy() {
            tomcat.manager().undeploy(STOCK);
        }

        void comeBack() {
            if (!Files.exists(base.directory().resolve("webapps/stock.war"))) {
                tomcat.manager().deploy(STOCK, war);
            }
        }

        Path book() {
            return base.directory().resolve("orders.txt");
        }
    }

    @BeforeAll
    void start() {
        frontTomcat = front.start();
        ours.start();
        older.start();
    }

    @AfterAll
    void stop() {
        Stream.of(ours.tomcat, older.tomcat, frontTomcat).forEach(TomcatProcess::close);
    }

    @BeforeEach
    void bothAreThere() throws IOException {
        Stream.of(frontTomcat, ours.tomcat, older.tomcat).forEach(TomcatProcess::awaitStarted);
        Eventually.isTrue(LIMIT, "two providers, and the shop knows them", () -> {
            Roll roll = Roll.of(front);
            return roll.of("Stock").stream().filter(Roll.Listed::ready).count() == 2
                    && roll.of("Shop").stream().allMatch(Roll.Listed::ready)
                    && roll.of("Shop").size() == 1;
        });
        for (Stock stock : List.of(ours, older)) {
            Files.deleteIfExists(stock.book());
            Eventually.isTrue(LIMIT, stock.book() + " is written", () -> sells() && Files.exists(stock.book()));
        }
        Files.delete(ours.book());
        Files.delete(older.book());
    }

    /** The registry takes a view for known once it is on its way in an answer; only the shop knows when it has arrived. */
    private boolean sells() {
        return Http.post(front.uri("/shop/orders"), "text/plain", "before").statusCode() == 200;
    }

    @AfterEach
    void theyComeBack() {
        ours.comeBack();
        older.comeBack();
    }

    @Test
    void anUndeployIsNotNoticed() {
        nobodyNotices("undeploy", ours::undeploy);
    }

    @Test
    void anUndeployFromAnUnconfiguredTomcat10IsNotNoticed() {
        nobodyNotices("undeploy, Tomcat 10.1", older::undeploy);
    }

    @Test
    void aReloadIsNotNoticed() {
        nobodyNotices("reload", () -> ours.tomcat.manager().reload(STOCK));
    }

    @Test
    void theStopOfAWholeTomcatIsNotNoticed() {
        stopIsNotNoticed("TERM", ours);
    }

    @Test
    void theStopOfAnUnconfiguredTomcat10IsNotNoticed() {
        stopIsNotNoticed("TERM, Tomcat 10.1", older);
    }

    private void stopIsNotNoticed(String how, Stock stock) {
        try {
            nobodyNotices(how, () -> stock.tomcat.terminate());
        } finally {
            stock.start();
        }
    }

    @Test
    void anUndeployAfterADrainIsNotNoticed() {
        try {
            nobodyNotices("drain, undeploy", () -> {
                drain();
                ours.undeploy();
            });
        } finally {
            undrain();
        }
    }

    private void drain() {
        Roll.of(front).drain(instance(), "test");
        Eventually.isTrue(
                LIMIT, "the shop knows", () -> Roll.of(front).of("Shop").get(0).informed());
    }

    private void undrain() {
        ours.comeBack();
        Eventually.isTrue(LIMIT, "it is back", () -> Roll.of(front).of("Stock").size() == 2);
        Roll.of(front).undrain(instance());
    }

    private String instance() {
        return Roll.of(front).of("Stock").stream()
                .filter(listed -> listed.url().equals(ours.base.uri(STOCK).toString()))
                .map(Roll.Listed::instanceId)
                .findFirst()
                .orElseThrow();
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
        assertTrue(load.posted().size() >= FEWEST, load.posted().size() + " orders are no load");
        assertTrue(Files.exists(ours.book()) && Files.exists(older.book()), "both have sold");
        assertEquals(List.of(), load.failed());
        assertEquals(load.posted().stream().sorted().toList(), booked);
    }

    /** Returns the orders of both, sorted: one that was taken twice is there twice. */
    private List<String> booked() {
        return Stream.of(ours, older)
                .flatMap(stock -> lines(stock.book()))
                .sorted()
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).stream() : Stream.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
