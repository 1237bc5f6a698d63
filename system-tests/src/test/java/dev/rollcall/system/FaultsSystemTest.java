package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Browser;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Portal;
import dev.rollcall.system.harness.PortalSession;
import dev.rollcall.system.harness.School;
import dev.rollcall.system.harness.Stopwatch;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A provider or the registry ends in one way or another and comes back; its dependents are told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsSystemTest {
    /** Limits are generous, because many things share the processors here; the figures are printed. */
    private static final Duration LOST = Duration.ofSeconds(8);

    private static final Duration TOLD = Duration.ofSeconds(5);
    private static final Duration READY = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String GRADING = "/grading";
    private static final String PASSWORD = "a long enough password";

    private SeparateTomcats tomcats;

    @BeforeAll
    void start() {
        tomcats = new SeparateTomcats("faults");
        tomcats.all().forEach(tomcats::start);
        tomcats.all().forEach(base -> tomcats.on(base).awaitStarted());
    }

    @AfterAll
    void close() {
        tomcats.close();
    }

    @BeforeEach
    void everybodyIsThere() {
        tomcats.roll().awaitReady(READY, SeparateTomcats.SERVICES);
        Eventually.isTrue(READY, "the example knows the grade book", this::known);
    }

    @Test
    void aKilledProviderIsLostAndComesBack() {
        for (int round = 0; round < Scale.of(1, 10); round++) {
            var watch = new Stopwatch();
            tomcats.on(tomcats.grading).kill();
            watch.until("provider killed: lost at its dependent", LOST, () -> !known());

            tomcats.start(tomcats.grading);
            Timeline.watch(READY)
                    .first("provider back: heartbeat answered", () -> answers(tomcats.grading))
                    .then("listed at its dependent", this::known, TOLD);
        }
    }

    @Test
    void aProviderWhoseTomcatIsStoppedSaysGoodbye() {
        var watch = new Stopwatch();
        tomcats.on(tomcats.grading).terminate();

        watch.until("provider's Tomcat stopped: lost at its dependent", LOST, () -> !known());
        assertEquals(
                0,
                tomcats.roll().of("GradingService").stream()
                        .filter(l -> l.status().equals("UP"))
                        .count());

        tomcats.start(tomcats.grading).awaitStarted();
    }

    @Test
    void aProviderThatIsStoppedWithTheManagerIsLostAtOnce() {
        var manager = tomcats.on(tomcats.grading).manager();
        var watch = new Stopwatch();

        manager.stop(GRADING);
        watch.until("provider stopped with the manager: lost at its dependent", LOST, () -> !known());

        var started = new Stopwatch();
        manager.start(GRADING);
        started.until("provider started with the manager: listed at its dependent", READY, this::known);
    }

    @Test
    void aProviderThatIsReloadedIsListedOnceAndOnlyOnce() {
        long before = tomcats.roll().of("GradingService").get(0).generation();

        var watch = new Stopwatch();
        tomcats.on(tomcats.grading).manager().reload(GRADING);

        Eventually.isTrue(TOLD, "a newer generation", () -> {
            var listed = tomcats.roll().of("GradingService");
            return listed.size() == 1
                    && listed.get(0).generation() > before
                    && listed.get(0).ready();
        });
        watch.until("provider reloaded: listed at its dependent", TOLD, this::known);
    }

    @Test
    void aProviderThatIsUndeployedAndDeployedAgainIsLostAndFound() {
        var manager = tomcats.on(tomcats.grading).manager();
        manager.undeploy(GRADING);
        Eventually.isTrue(LOST, "lost", () -> !known());

        manager.deploy(GRADING, Installation.war("grading"));

        Timeline.watch(READY)
                .first("registered after its dependent: listed", () -> up("GradingService"))
                .then("told", this::known, TOLD);
    }

    @Test
    void aDependentThatRegistersAfterItsProviderIsToldAtOnce() {
        var manager = tomcats.on(tomcats.front).manager();
        manager.stop(SeparateTomcats.EXAMPLE);
        Eventually.isTrue(
                LOST,
                "gone from the roll",
                () -> tomcats.roll().of("Example Log4j").isEmpty());

        manager.start(SeparateTomcats.EXAMPLE);

        Timeline.watch(READY)
                .first("registered after its provider: listed", () -> up("Example Log4j"))
                .then("told", this::known, TOLD);
    }

    @Test
    void theRegistryMayBeAwayForAMinute() {
        Duration away = Duration.ofSeconds(Scale.of(4, 60));
        PortalSession teacher = PortalSession.open(tomcats.front);
        assertTrue(teacher.showsClasses());
        tomcats.on(tomcats.registry).terminate();

        var watch = new Stopwatch();
        int asked = 0;
        while (watch.elapsed().compareTo(away) < 0) {
            assertTrue(known(), "while the registry is away its services stay known");
            assertTrue(teacher.showsClasses(), "the portal goes on calling the grade book");
            asked++;
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        Figures.note("pages shown while the registry was away for " + away, asked);

        tomcats.start(tomcats.registry).awaitStarted();
        var back = new Stopwatch();
        tomcats.roll().awaitReady(READY, SeparateTomcats.SERVICES);
        Figures.note("registry back after " + away + ": everybody listed again", back.elapsed());
        assertTrue(known());
        assertTrue(teacher.showsClasses());
    }

    /** A deployment ends all sessions: whoever is there logs in again, in whichever tab. */
    @Test
    void pagesThatAreLeftOpenComeBackByThemselvesWhenThePortalIsDeployedAnew() {
        new School(tomcats.front).account("olga", PASSWORD, "operator");
        try (Browser browser = Browser.open()) {
            Portal olga = new Portal(browser, tomcats.front.uri("/portal/"));
            logIn(olga);
            List<LivePage> open = List.of(
                    LivePage.open(browser, tomcats.front.uri("/portal/system"), "#live"),
                    LivePage.open(browser, tomcats.front.uri("/portal/logs/live"), "#tail-state"));

            tomcats.on(tomcats.front).manager().deploy("/portal", Installation.war("portal"));
            var deployed = new Stopwatch();
            open.forEach(page -> page.awaitSaid(READY, ".*no longer logged in.*"));
            Figures.note("portal deployed anew: pages left open say that nobody is logged in", deployed.elapsed());

            logIn(olga);
            var back = new Stopwatch();
            open.forEach(page -> page.awaitSaid(READY, "Live\\.?"));
            Figures.note("logged in again in another tab: pages left open are live", back.elapsed());
            open.forEach(page -> assertTrue(page.said().contains("Reconnecting …"), "what it says at first"));
        }
    }

    private static void logIn(Portal olga) {
        olga.open("account");
        olga.logIn("olga", PASSWORD);
        olga.page().waitForSelector("h1:text('Your account')");
    }

    private boolean up(String service) {
        return tomcats.roll().of(service).stream()
                .anyMatch(line -> line.status().equals("UP"));
    }

    private boolean known() {
        return tomcats.example().knows(tomcats.grading);
    }

    private static boolean answers(Base grading) {
        try {
            return Http.get(grading.uri(GRADING + "/rollcall/heartbeat")).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
