package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.registry.testing.Recording;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many at once, and one that does not answer. */
class LoadServletTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private RunningRegistry registry;

    @BeforeEach
    void start() {
        registry = RunningRegistry.start("rollcall.registry.probe.period", "PT1H");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private void deregister(TutorialService service) {
        registry.send("DELETE", "/services", "http://localhost:" + service.port(), "Content-Type", "text/plain");
    }

    @Test
    void aThousandRegistrationsOfTheSameThingAreListedOnceOrNotAtAll() throws Exception {
        try (TutorialService log = TutorialService.near(4000)) {
            byte[] request = Recording.of("register-log", 4000, log.port());
            ExecutorService threads = Executors.newFixedThreadPool(16);
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                tasks.add(i % 10 == 9 ? () -> deregisterAndCount(log) : () -> registerAndCount(request));
            }
            for (Future<Integer> count : threads.invokeAll(tasks)) {
                assertTrue(count.get() <= 1, "listed more than once");
            }
            threads.shutdown();

            assertEquals("HTTP/1.1 200", registry.replay(request).start().strip());
            assertEquals(1, registry.listed("LogService").size());
            deregister(log);
            assertEquals(0, registry.listed("LogService").size());
        }
    }

    private int registerAndCount(byte[] request) {
        assertEquals("HTTP/1.1 200", registry.replay(request).start().strip());
        return registry.listed("LogService").size();
    }

    private int deregisterAndCount(TutorialService log) {
        deregister(log);
        return registry.listed("LogService").size();
    }

    @Test
    void oneSubscriberThatNeverAnswersDoesNotDelayTwentyGoodOnes() {
        List<TutorialService> good = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            good.add(subscriber("Good " + i, TutorialService.start()));
        }
        List<Duration> alone = delays(good, 20);
        TutorialService hanging = subscriber("Hanging", TutorialService.start());
        hanging.waits(Duration.ofHours(1));

        Duration limit = percentile(alone, 99).multipliedBy(2).plusMillis(20);
        List<Duration> beside = delays(good, 20);
        for (int again = 0; again < 2 && percentile(beside, 99).compareTo(limit) > 0; again++) {
            beside = delays(good, 20); // a machine that was busy meanwhile proves nothing
        }

        good.forEach(TutorialService::close);
        hanging.close();
        assertTrue(percentile(beside, 99).compareTo(limit) <= 0, figures(alone, beside));
        System.getLogger(LoadServletTest.class.getName()).log(System.Logger.Level.INFO, figures(alone, beside));
    }

    private static String figures(List<Duration> alone, List<Duration> beside) {
        return "p50/p99 alone " + percentile(alone, 50) + "/" + percentile(alone, 99) + ", beside "
                + percentile(beside, 50) + "/" + percentile(beside, 99);
    }

    private TutorialService subscriber(String name, TutorialService service) {
        String url = "http://localhost:" + service.port();
        String json = "{\"ServiceName\":\"" + name + "\",\"ServiceURL\":\"" + url
                + "\",\"RequiredServices\":[\"LogService\"],\"ServiceUpdateURL\":\"" + url + "/services\"}";
        assertEquals(
                200,
                registry.send("POST", "/services", json, "Content-Type", "application/json")
                        .statusCode());
        return service;
    }

    /** Lets a provider come and go, and returns how long after each change each subscriber had read its patch. */
    private List<Duration> delays(List<TutorialService> subscribers, int changes) {
        List<Duration> delays = new ArrayList<>();
        try (TutorialService log = TutorialService.near(4000)) {
            byte[] request = Recording.of("register-log", 4000, log.port());
            for (int i = 0; i < changes; i++) {
                List<Integer> told =
                        subscribers.stream().map(s -> s.pushes().size()).toList();
                long begun = System.nanoTime();
                if (i % 2 == 0) {
                    registry.replay(request);
                } else {
                    deregister(log);
                }
                for (int s = 0; s < subscribers.size(); s++) {
                    TutorialService subscriber = subscribers.get(s);
                    int next = told.get(s);
                    Eventually.isTrue(
                            SOON, "not told", () -> subscriber.pushes().size() > next);
                    delays.add(Duration.ofNanos(
                            subscriber.requests("POST").get(next).completeAt() - begun));
                }
            }
        }
        return delays;
    }

    private static Duration percentile(List<Duration> durations, int percent) {
        List<Duration> sorted = new ArrayList<>(durations);
        Collections.sort(sorted);
        return sorted.get((sorted.size() - 1) * percent / 100);
    }
}
