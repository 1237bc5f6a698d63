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
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        return answer("{\"complete\":true,\"entries\":[]}");
    }

    private static HttpAnswer answer(String body) {
        return new HttpAnswer(
                200, HttpHeaders.of(Map.of(), (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Provider provider(int port) {
        return Provider.of(ServiceName.LOG, URI.create("http://127.0.0.1:" + port + "/log"));
    }

    private AllServices all() {
        return all(this::slow);
    }

    private AllServices all(Function<Provider, HttpAnswer> caller) {
        return new AllServices(
                () -> List.of(provider(1), provider(2), provider(3)),
                (call, provider) -> caller.apply(provider),
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

        MergedEntries merged = merged(all);

        assertEquals(List.of(provider(1), provider(2)), asked);
        assertEquals("it could not be asked in time", merged.services().get(3).reason());
    }

    /** This one finds nothing. */
    private static MergedEntries merged(AllServices all) throws Exception {
        return all.merged(
                others -> {
                    others.run();
                    return new Entries(true, null, null, List.of());
                },
                Map.of(),
                Positions.NONE,
                10,
                all.end(Optional.empty()));
    }

    private static final String EVENT = "{\"sequence\":7,\"time\":\"2026-11-22T12:00:00Z\",\"service\":\"Shop\","
            + "\"level\":\"INFO\",\"text\":\"sold\"}";
    private static final String PAGE = "{\"complete\":true,\"entries\":[" + EVENT + "]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"complete\":true,\"entries\":null}",
                "{\"complete\":true,\"entries\":[null]}",
                "{\"complete\":true,\"entries\":[{}]}",
                "{\"complete\":true,\"entries\":[{\"time\":\"noon\"}]}",
                "{\"complete\":true,\"entries\":[{\"time\":\"2026-11-22T12:00:00Z\",\"received\":\"noon\"}]}",
                "{\"complete\":true,\"entries\":[{\"time\":\"2026-11-22T12:00:00Z\"}]}",
                "{\"complete\":true,\"entries\":[],\"next\":-1}"
            })
    void whatOneAnswersThatIsNoPageIsMissingAndHidesNoOther(String body) throws Exception {
        assertIsMissing(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequence", "time", "service", "level", "text"})
    void anAnswerWithAnEventThatIsNotCompleteIsMissing(String member) throws Exception {
        assertIsMissing(PAGE.replace('"' + member + '"', "\"other\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5"})
    void anAnswerWithASequenceThatNoEventHasIsMissing(String sequence) throws Exception {
        assertIsMissing(PAGE.replace("7", sequence));
    }

    private void assertIsMissing(String body) throws Exception {
        MergedEntries merged = merged(all(provider -> answer(provider.equals(provider(2)) ? body : PAGE)));

        assertEquals(2, merged.entries().size());
        assertEquals(
                List.of(true, true, false, true),
                merged.services().stream().map(MergedEntries.Asked::answered).toList());
    }
}
