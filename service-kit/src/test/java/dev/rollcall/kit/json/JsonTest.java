package dev.rollcall.kit.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private static final Json JSON = new Json();

    @AfterAll
    static void close() {
        JSON.close();
    }

    public record Lease(String name, Integer count, Instant since, Duration term) {
        public Lease {
            if (count == null || count < 1) {
                throw new IllegalArgumentException("count must be > 0 but was " + count);
            }
        }
    }

    private static Lease read(String text) {
        return JSON.read(text.getBytes(StandardCharsets.UTF_8), Lease.class);
    }

    @Test
    void recordsGoBothWays() {
        Lease lease = new Lease("ü€😀", 2, Instant.parse("2026-11-22T08:00:00Z"), Duration.ofSeconds(30));

        assertEquals(lease, JSON.read(JSON.write(lease), Lease.class));
    }

    @Test
    void unknownMembersAreIgnored() {
        assertEquals(
                "a", read("{\"name\":\"a\",\"count\":1,\"new\":{\"x\":[1]}}").name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nope",
                "[]",
                "null",
                "{\"count\":\"x\"}",
                "{\"count\":1",
                "{\"since\":\"yesterday\",\"count\":1}"
            })
    void whatIsNotJsonOfTheShapeIsUnreadable(String text) {
        assertThrows(JsonUnreadableException.class, () -> read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":[", "{\"x\":[1,", "{\"x\":{", "{\"count\":1,\"x\":{\"a\":[1", "{\"count\":1}}"})
    void aTextThatEndsWithinAnUnknownMemberIsUnreadable(String text) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThrows(JsonUnreadableException.class, () -> read(text)));
    }

    @Test
    void whatIsNotUtf8IsUnreadable() {
        byte[] bytes = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        assertThrows(JsonUnreadableException.class, () -> JSON.read(bytes, Lease.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"count\":0}", "{\"count\":null}"})
    void whatBreaksAnInvariantSaysWhich(String text) {
        JsonInvalidException e = assertThrows(JsonInvalidException.class, () -> read(text));

        assertEquals("count must be > 0 but was ", e.getMessage().substring(0, 26));
    }
}
