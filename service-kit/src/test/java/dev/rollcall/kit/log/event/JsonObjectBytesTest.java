package dev.rollcall.kit.log.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectBytesTest {
    private static final int PLENTY = 100_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" and \\",
                "line\r\nbreak\ttab",
                "\u0000\u001b[31m\u007f",
                "\u0085\u2028\u2029",
                "\u0080\u07ff\u0800\uffff\ud800\udc00\udbff\udfff",
                "Grüße 東京 😀"
            })
    void everyTextComesBackAsItWas(String text) {
        assertEquals(text, read(encode(text, PLENTY)).getString("k"));
    }

    @Test
    void noValueBreaksTheLine() {
        String encoded =
                new String(encode("a\nb\rc\u0085d\u2028e\u2029f\u000bg\u007fh", PLENTY), StandardCharsets.UTF_8);

        assertEquals(1, encoded.lines().count());
        assertTrue(
                encoded.chars().noneMatch(c -> c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029),
                encoded);
    }

    @Test
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        assertEquals("a\uFFFDb\uFFFD", read(encode("a\uD83Db\uDE00", PLENTY)).getString("k"));
    }

    @Test
    void randomTextOfAllCharactersCanBeRead() {
        var random = new Random(2);
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            random.ints(200, 0, 0x10000).forEach(c -> text.append((char) c));

            byte[] encoded = encode(text.toString(), PLENTY);

            String expected = new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertEquals(
                    expected.replace('?', '.'),
                    read(encoded).getString("k").replace('?', '.').replace('\uFFFD', '.'));
        }
    }

    @Test
    void aTextThatIsTooLongIsCutAndSaysByHowMuch() {
        byte[] encoded = encode("x".repeat(1_000), 200);

        String text = read(encoded).getString("k");
        assertTrue(encoded.length <= 200 + "{\"k\":\"\"}".length(), () -> "length " + encoded.length);
        int kept = text.indexOf(" [cut: ");
        assertEquals("x".repeat(kept) + " [cut: " + (1_000 - kept) + " characters]", text);
    }

    @Test
    void aTextIsCutOnlyWhereItMayBecomeTooLong() {
        String text = "\u0001".repeat(20);

        assertEquals(text, read(encode(text, 20 * 6)).getString("k"));
        assertTrue(read(encode(text, 20 * 6 - 1)).getString("k").endsWith(" characters]"));
    }

    @Test
    void cuttingNeverSplitsACodePoint() {
        for (int limit = 100; limit < 120; limit++) {
            String text = read(encode("😀".repeat(100), limit)).getString("k");

            assertEquals(-1, text.indexOf('\uFFFD'), text);
        }
    }

    @Test
    void membersAreSeparated() {
        byte[] encoded =
                new JsonObjectBytes().member("a", "1", 10).member("b", "2", 10).end();

        assertEquals("\"a\":\"1\",\"b\":\"2\"}", new String(encoded, StandardCharsets.UTF_8));
    }

    private static byte[] encode(String text, int maxBytes) {
        byte[] members = new JsonObjectBytes().member("k", text, maxBytes).end();
        byte[] object = new byte[members.length + 1];
        object[0] = '{';
        System.arraycopy(members, 0, object, 1, members.length);
        return object;
    }

    private static JsonObject read(byte[] object) {
        try (var reader = Json.createReader(new ByteArrayInputStream(object))) {
            return reader.readObject();
        }
    }
}
