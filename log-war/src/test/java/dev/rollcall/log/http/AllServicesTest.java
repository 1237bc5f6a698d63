package dev.rollcall.log.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.testing.ManualTime;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AllServicesTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final ManualTime time = new ManualTime();
    private final ExecutorService oneThread = Executors.newSingleThreadExecutor();
    private final List<Provider> asked = new ArrayList<>();

    @AfterEach
    void stop() {
        oneThread.shutdownNow();
    }

    /** Each takes four seconds. */
    private HttpAnswer slow(Provider provider) {
        asked.add(provider);
        time.advance(Duration.ofSeconds(4));
        byte[] nothing = "{\"complete\":true,\"entries\":[]}".getBytes(StandardCharsets.UTF_8);
        return new HttpAnswer(200, HttpHeaders.of(Map.of(), (name, value) -> true), nothing);
    }

    private static Provider provider(int port) {
        return Provider.of(ServiceName.LOG, URI.create("http://127.0.0.1:" + port + "/log"));
    }

    private AllServices all() {
        return new AllServices(
                () -> List.of(provider(1), provider(2), provider(3)),
                (call, provider) -> slow(provider),
                oneThread,
                new Json(),
                DEADLINE,
                time);
    }

    @Test
    void toFindOutWhichOneThisIsTakesHalfOfTheTimeAtMost() throws Exception {
        AllServices all = all();

        all.positions(Optional.of("1f0c.12"), all.end(Optional.of(Duration.ofSeconds(3))));

        assertEquals(List.of(provider(1)), asked);
    }

    @Test
    void theTimeUntilAThreadIsFreeCountsToo() throws Exception {
        AllServices all = all();

        MergedEntries merged = all.merged(
                others -> {
                    others.run();
                    return new Entries(true, null, null, List.of());
                },
                Map.of(),
                Positions.NONE,
                10,
                all.end(Optional.empty()));

        assertEquals(List.of(provider(1), provider(2)), asked);
        assertEquals("it could not be asked in time", merged.services().get(3).reason());
    }
}
