package dev.rollcall.portal.remote.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.system.Known;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The portal's subscription, round by round, with a registry that answers what the test says. */
class RegistryWatchTest {
    private static FakeServices services;

    private final ManualTime time = new ManualTime();
    private final RegistryWatch watch = new RegistryWatch(new Registry(services.client()), time);

    @BeforeAll
    static void start() {
        services = new FakeServices();
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @BeforeEach
    void prepare() {
        services.present(ServiceName.REGISTRY);
        services.answer("GET /services", 200, """
                {"Revision":"r1","Services":[{"ServiceName":"Shop","InstanceId":"shop-1","Status":"UP"}]}
                """);
        services.answer("GET /events", 200, """
                {"Events":[{"Number":1,"Time":"2026-11-22T10:42:00Z","Service":"Shop","Instance":"shop-1",
                "Event":"down","Cause":"refused"}],"Missed":false,"Next":1}
                """);
        services.answer("GET /services/shop-1/health", 200, "{\"Uptime\":0.5,\"Minutes\":[]}");
    }

    @AfterEach
    void end() {
        watch.close();
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertTrue(watch.known().isEmpty());
    }

    @Test
    void aRoundLearnsTheRollAndWhatHappened() {
        assertTrue(watch.round());

        Known known = watch.known().orElseThrow();
        assertEquals("shop-1", known.roll().entries().get(0).instanceId());
        assertEquals(
                "down: refused",
                known.stories().of("shop-1").orElseThrow().trouble().words(Texts.in(Language.ENGLISH)));
        assertNull(known.awaySince());
    }

    @Test
    void aRoundLearnsWhichRegistriesWorkTogether() {
        services.answer("GET /cluster", 200, """
                {"Node":"b2","Clustered":true,"Configured":2,"Members":[{"Node":"b2","Address":"h:7800","Working":true}]}
                """);
        watch.round();

        assertEquals(2, watch.known().orElseThrow().cluster().configured());
        services.answer("GET /cluster", 404, "{\"type\":\"about:blank\",\"status\":404}");
        watch.round();
        assertTrue(watch.known().orElseThrow().cluster().isAlone(), "an older registry does not tell");
    }

    @Test
    void itWaitsForWhatDiffersFromTheRevisionItHas() {
        services.answer("GET /events", 500, "");
        watch.round();
        services.answer("GET /services", 500, "");
        watch.round();

        assertEquals("GET /services?since=r1&wait=PT4S", services.last().line());
        assertTrue(services.last().caller().person().isEmpty(), "it asks for the portal itself");
    }

    @Test
    void theHealthOfADayIsAskedForOnceAndThenTheLatestMinutes() {
        watch.round();
        watch.readCharts();
        watch.readCharts();
        int asked = services.count("GET /services/shop-1/health");
        time.advance(Duration.ofMinutes(3));
        watch.readCharts();
        watch.round();

        assertEquals("50 %", watch.known().orElseThrow().charts().get("shop-1").uptimeText(Texts.in(Language.ENGLISH)));
        assertEquals(asked + 1, services.count("GET /services/shop-1/health"));
    }

    @Test
    void whatIsKnownStaysKnownWhileTheRegistryIsAway() {
        watch.round();
        Instant seen = time.instant();
        time.advance(Duration.ofSeconds(5));
        services.present(ServiceName.LOG);

        assertFalse(watch.round());
        time.advance(Duration.ofSeconds(5));
        watch.round();

        Known known = watch.known().orElseThrow();
        assertEquals(seen, known.taken());
        assertEquals(seen.plusSeconds(5), known.awaySince(), "since when, not until when");
        assertEquals(1, known.roll().entries().size());
    }

    @Test
    void whenTheRegistryIsBackThatIsKnownAtOnce() {
        watch.round();
        services.present(ServiceName.LOG);
        watch.round();
        services.present(ServiceName.REGISTRY);

        assertTrue(watch.round());
        assertNull(watch.known().orElseThrow().awaySince());
    }

    @Test
    void nonsenseIsNoAnswer() {
        watch.round();
        services.answer("GET /services", 200, "<html>");

        assertFalse(watch.round());
        assertEquals(1, watch.known().orElseThrow().roll().entries().size());
    }

    @Test
    void eventsThatAreNumberedAnewAreReadFromTheirNewest() {
        watch.round();
        services.answer("GET /events?limit=1000&since=1", 200, "{\"Events\":[],\"Missed\":true,\"Next\":1}");
        services.answer("GET /events", 200, """
                {"Events":[{"Number":1,"Time":"2026-11-22T10:50:00Z","Service":"Shop","Instance":"shop-2",
                "Event":"down","Cause":"no answer"}],"Missed":false,"Next":1}
                """);

        watch.round();

        assertEquals(
                "down: no answer",
                watch.known()
                        .orElseThrow()
                        .stories()
                        .of("shop-2")
                        .orElseThrow()
                        .trouble()
                        .words(Texts.in(Language.ENGLISH)));
    }

    @Test
    void aRegistryThatHangsIsNoticedASecondAfterItHadToAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                RegistryWatch quick = new RegistryWatch(new Registry(services.client(), Duration.ZERO), time)) {
            quick.round();
            services.presentAt(ServiceName.REGISTRY, URI.create("http://127.0.0.1:" + silent.getLocalPort()));

            assertTimeout(Duration.ofSeconds(5), () -> assertFalse(quick.round()));
        }
    }

    @Test
    void whoListensIsToldAfterEveryRoundAndAFailureOfOneDoesNotKeepItFromTheOthers() {
        AtomicInteger told = new AtomicInteger();
        watch.listen(() -> {
            throw new OutOfMemoryError("on purpose");
        });
        watch.listen(told::incrementAndGet);

        watch.round();
        services.present(ServiceName.LOG);
        watch.round();

        assertEquals(2, told.get());
    }

    @Test
    void aRoundThatItsEndCutsShortSaysNothingOfTheRegistry() {
        watch.round();
        services.present(ServiceName.LOG);

        watch.close();
        watch.round();

        assertNull(watch.known().orElseThrow().awaySince());
    }
}
