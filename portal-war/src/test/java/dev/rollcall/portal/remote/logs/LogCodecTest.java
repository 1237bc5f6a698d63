package dev.rollcall.portal.remote.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.portal.logs.Facet;
import dev.rollcall.portal.logs.LogAnswer;
import dev.rollcall.portal.logs.LogChart;
import dev.rollcall.portal.logs.LogEntry;
import dev.rollcall.portal.logs.Positions;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCodecTest {
    @Test
    void logEntriesAreRead() {
        LogAnswer answer = LogCodec.entries(utf8("""
                        {"complete":false,"reason":"services","next":7,"entries":[{"sequence":8,"time":"2026-11-22T10:42:00Z","service":"Portal",
                        "signed":false,"instance":"p-1","level":"WARN","logger":"a.B","thread":"main",
                        "traceId":"4bf92f3577b34da6a3ce929d0e0e4736","text":"<b>\\nat x","attributes":{"user":"olga","n":7}},
                        {"time":"?","traceId":"javascript:alert(1)"}],
                        "services":[{"answered":true},{"url":"http://b/log","answered":false,"reason":"no answer"}]}
                        """));

        assertEquals(
                new LogEntry(
                        8,
                        Instant.parse("2026-11-22T10:42:00Z"),
                        "Portal",
                        false,
                        "p-1",
                        "WARN",
                        "a.B",
                        "main",
                        "4bf92f3577b34da6a3ce929d0e0e4736",
                        "<b>\nat x",
                        Map.of("user", "olga")),
                answer.entries().get(0));
        assertEquals(
                new LogEntry(0, null, "", true, "", "", "", "", "", "", Map.of()),
                answer.entries().get(1));
        assertFalse(answer.complete());
        assertEquals(OptionalLong.of(7), answer.next());
        assertEquals(Positions.NONE, answer.older());
        assertEquals(List.of("http://b/log: no answer"), answer.silent());
    }

    @Test
    void whereToGoOnWithSeveralLogServicesIsRead() {
        LogAnswer answer = LogCodec.entries(utf8("{\"entries\":[],\"next\":\"1f.13~a.7\"}"));

        assertEquals(Positions.parse("1f.13~a.7"), answer.older());
        assertEquals(OptionalLong.empty(), answer.next());
        assertEquals(
                Positions.NONE,
                LogCodec.entries(utf8("{\"entries\":[],\"next\":\"<b>\"}")).older());
    }

    @Test
    void countsAreRead() {
        LogChart chart = LogCodec.chart(utf8("""
                {"complete":true,"interval":"PT1M","buckets":[{"time":"2026-11-22T07:59:00Z","levels":{"WARN":1,"INFO":2}}]}
                """));
        List<Facet> facets = LogCodec.facets(utf8("""
                {"complete":true,"fields":[{"field":"service","complete":true,"total":5,"values":[{"value":"Shop","count":2}]}]}
                """));

        assertEquals(Duration.ofMinutes(1), chart.width());
        assertEquals(3, chart.buckets().get(0).total());
        assertEquals(List.of(new Facet("service", List.of(new Facet.Value("Shop", 2)), true)), facets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"entries\":[7]}", "{\"entries\":{}}"})
    void otherAnswersHoldNoEntries(String json) {
        assertThrows(UnreadableAnswerException.class, () -> LogCodec.entries(utf8(json)));
        assertThrows(UnreadableAnswerException.class, () -> LogCodec.chart(utf8(json)));
        assertThrows(UnreadableAnswerException.class, () -> LogCodec.facets(utf8(json)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
