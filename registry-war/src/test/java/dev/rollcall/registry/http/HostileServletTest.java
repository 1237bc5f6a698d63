package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.registry.testing.RawHttp.Message;
import dev.rollcall.registry.testing.RawServer;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hundred subscribers that behave, and five that do not: none of the five costs the others or the registry anything. */
class HostileServletTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int GOOD = 100;
    private static final int CHANGES = 10;
    private static final int STOCK = 9;

    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicLong endless = new AtomicLong();

    private final RawServer silent = new RawServer((connection, out) -> holds(end::await));
    private final RawServer dripping = new RawServer((connection, out) -> holds(() -> drip(out)));
    private final RawServer flooding = new RawServer((connection, out) -> flood(out));
    private final RawServer resetting = new RawServer((connection, out) -> connection.setSoLinger(true, 0));
    private RawServer redirecting;
    private TutorialService good;
    private RunningRegistry registry;

    private interface Stay {
        void begin() throws Exception;
    }

    private void holds(Stay stay) throws Exception {
        held.incrementAndGet();
        try {
            stay.begin();
        } finally {
            held.decrementAndGet();
        }
    }

    private void drip(OutputStream out) throws Exception {
        RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        do {
            RawServer.write(out, "x");
        } while (!end.await(1, TimeUnit.SECONDS));
    }

    private void flood(OutputStream out) throws Exception {
        RawServer.write(out, "HTTP/1.1 500 Flood\r\n\r\n");
        byte[] much = new byte[1 << 16];
        for (long bytes = 0; bytes < 10L << 30; bytes += much.length) {
            out.write(much);
            endless.addAndGet(much.length);
        }
    }

    @BeforeEach
    void start() {
        redirecting = new RawServer((connection, out) -> RawServer.write(
                out,
                "HTTP/1.1 307 Again\r\nContent-Length: 0\r\nLocation: http://localhost:" + redirecting.port()
                        + "/services\r\n\r\n"));
        good = TutorialService.start();
        registry = RunningRegistry.start(
                "rollcall.registry.probe.period", "PT1H",
                "rollcall.registry.push.timeout", "PT1M", // so that who hangs does so for as long as this lasts
                "rollcall.registry.push.first-patch", "PT0.01S",
                "rollcall.registry.push.slow-lane", "2");
    }

    @AfterEach
    void stop() {
        end.countDown();
        registry.close();
        good.close();
        for (RawServer hostile : new RawServer[] {silent, dripping, flooding, redirecting, resetting}) {
            hostile.close();
        }
    }

    private void subscribe(String name, int port, String path) {
        String url = "http://localhost:" + port + path;
        String json = "{\"ServiceName\":\"" + name + "\",\"ServiceURL\":\"" + url
                + "\",\"RequiredServices\":[\"Stock\"],\"ServiceUpdateURL\":\"" + url + "/services\"}";
        assertEquals(
                200,
                registry.send("POST", "/services", json, "Content-Type", "application/json")
                        .statusCode());
    }

    @Test
    void everybodyElseIsToldWhileTheyDoTheirWorst() {
        long begun = System.nanoTime();
        subscribe("Silent", silent.port(), "");
        subscribe("Dripping", dripping.port(), "");
        subscribe("Flooding", flooding.port(), "");
        subscribe("Redirecting", redirecting.port(), "");
        subscribe("Resetting", resetting.port(), "");
        for (int i = 0; i < GOOD; i++) {
            subscribe("Good", good.port(), "/" + i);
        }

        for (int change = 1; change <= CHANGES; change++) {
            registry.register("Stock", STOCK + change);
            String added = "\"http://127.0.0.1:" + (STOCK + change) + "/\"";
            Eventually.passes(SOON, () -> assertEquals(GOOD, toldOf(added).size()));
            Eventually.passes(SOON, () -> assertEquals(2, held.get(), "two are being waited for"));
        }

        double seconds = (System.nanoTime() - begun) / 1e9;
        assertEquals(1, silent.connections());
        assertEquals(1, dripping.connections());
        for (RawServer repeated : new RawServer[] {flooding, redirecting, resetting}) {
            assertTrue(repeated.connections() >= 1);
            assertTrue(repeated.connections() <= mostAttemptsIn(seconds), "called " + repeated.connections());
        }
        assertTrue(endless.get() < flooding.connections() * (16L << 20), "read " + endless.get() + " bytes");
    }

    /** After 0.2 s, 0.4 s, … and 5 s, each a quarter sooner at most. */
    private static long mostAttemptsIn(double seconds) {
        long attempts = 1;
        for (double pause = 0.2, at = 0.15; at <= seconds; attempts++) {
            pause = Math.min(2 * pause, 5);
            at += 0.75 * pause;
        }
        return attempts;
    }

    private Set<String> toldOf(String added) {
        Set<String> paths = new HashSet<>();
        for (Message push : good.requests("POST")) {
            if (push.body().contains(added)) {
                paths.add(push.start());
            }
        }
        return paths;
    }
}
