package dev.rollcall.log.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.log.ingest.JsonScanner.Malformed;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what the parser of JSON-P reads, and refuses what it refuses: over generated texts, whole and damaged. */
class JsonScannerTest {

    private static final int TEXTS = 20_000;
    private static final String[] PIECES = {
        "\"", "\\", "\\u", "\\n", "{", "}", "[", "]", ",", ":", "0", "1", "-", ".", "e", "E", "+", "true", "null", " ",
        "\t", "\u0001", "ä", "€", "😀", "\u0000", "x"
    };

    @Test
    void readsWhatJsonPReads() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = value(random, 0);
            if (i % 2 == 1) {
                text = damaged(text, random);
            }
            // Half of a character is none.
            text = new String(text.getBytes(UTF_8), UTF_8);
            String expected = byJsonP(text);
            assertEquals(expected, byScanner(text.getBytes(UTF_8)), text + " seed " + seed);
            accepted += expected.equals("refused") ? 0 : 1;
        }
        int read = accepted;
        assertTrue(read > TEXTS / 2 && read < TEXTS, () -> read + " were read, seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "01",
                "1.",
                ".1",
                "1e",
                "1e+",
                "+1",
                "--1",
                "0x1",
                "1 1",
                "tru",
                "truex",
                "nul",
                "\"",
                "\"\\\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\x\"",
                "\"\n\"",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{1:2}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "]",
                "}",
                "[1}",
                "'a'",
                "NaN",
                "/**/1",
                "1//",
                "\ufeff1"
            })
    void refusesWhatIsNotJson(String text) {
        assertEquals("refused", byScanner(text.getBytes(UTF_8)), text);
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() {
        byte[] bytes = {'"', (byte) 0xff, 'a', (byte) 0xc3, '"'};

        assertEquals("s\ufffda\ufffd;", byScanner(bytes));
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 7)) {
            case 0 -> string(random);
            case 1 -> "" + random.nextInt();
            case 2 -> random.nextBoolean() ? "-0.50e-7" : "" + random.nextDouble();
            case 3 -> random.nextBoolean() ? "true" : random.nextBoolean() ? "false" : "null";
            case 4 -> "[ " + value(random, depth + 1) + " ,\t" + value(random, depth + 1) + "]";
            case 5 -> random.nextBoolean() ? "{}" : "[]";
            default ->
                "{" + string(random) + ":" + value(random, depth + 1) + ", " + string(random) + " : "
                        + value(random, depth + 1) + "}";
        };
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder("\"");
        int length = random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.append(
                    switch (random.nextInt(8)) {
                        case 0 -> "\\" + "\"\\/bfnrt".charAt(random.nextInt(8));
                        case 1 -> String.format("\\u%04x", random.nextInt(0xd800));
                        case 2 -> "\\ud83d\\uDE00";
                        case 3 -> "€";
                        case 4 -> "😀";
                        default -> "" + (char) ('a' + random.nextInt(26));
                    });
        }
        return text.append('"').toString();
    }

    private static String damaged(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int removed = Math.min(random.nextInt(2), text.length() - at);
        String piece = PIECES[random.nextInt(PIECES.length)];
        return text.substring(0, at) + piece + text.substring(at + removed);
    }

    private static String byScanner(byte[] bytes) {
        JsonScanner json = new JsonScanner(bytes, 0, bytes.length, false);
        StringBuilder read = new StringBuilder();
        try {
            read(json, read);
            JsonScanner skipped = new JsonScanner(bytes, 0, bytes.length, false);
            skipped.skip(0);
            assertEquals(json.position(), skipped.position());
            return json.peek() < 0 ? read.toString() : "refused";
        } catch (Malformed e) {
            return "refused";
        }
    }

    private static void read(JsonScanner json, StringBuilder out) throws Malformed {
        switch (json.peek()) {
            case '"' -> out.append('s').append(json.string()).append(';');
            case '{' -> readObject(json, out);
            case '[' -> readArray(json, out);
            case 't', 'f', 'n' -> {
                int start = json.position();
                json.skip(0);
                out.append(json.raw(start)).append(';');
            }
            default -> out.append('n').append(json.number()).append(';');
        }
    }

    private static void readObject(JsonScanner json, StringBuilder out) throws Malformed {
        json.expect('{');
        out.append('{');
        if (!json.accept('}')) {
            do {
                json.peek();
                out.append('k').append(json.string()).append(';');
                json.expect(':');
                read(json, out);
            } while (json.accept(','));
            json.expect('}');
        }
        out.append('}');
    }

    private static void readArray(JsonScanner json, StringBuilder out) throws Malformed {
        json.expect('[');
        out.append('[');
        if (!json.accept(']')) {
            do {
                read(json, out);
            } while (json.accept(','));
            json.expect(']');
        }
        out.append(']');
    }

    private static String byJsonP(String text) {
        StringBuilder read = new StringBuilder();
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            int depth = 0;
            do {
                depth += append(parser, parser.next(), read);
            } while (depth > 0);
            return parser.hasNext() ? "refused" : read.toString();
        } catch (JsonException | NoSuchElementException e) {
            return "refused";
        }
    }

    private static int append(JsonParser parser, JsonParser.Event event, StringBuilder out) {
        switch (event) {
            case START_OBJECT -> out.append('{');
            case END_OBJECT -> out.append('}');
            case START_ARRAY -> out.append('[');
            case END_ARRAY -> out.append(']');
            case KEY_NAME -> out.append('k').append(parser.getString()).append(';');
            case VALUE_STRING -> out.append('s').append(parser.getString()).append(';');
            case VALUE_NUMBER -> out.append('n').append(parser.getString()).append(';');
            case VALUE_TRUE -> out.append("true;");
            case VALUE_FALSE -> out.append("false;");
            default -> out.append("null;");
        }
        return switch (event) {
            case START_OBJECT, START_ARRAY -> 1;
            case END_OBJECT, END_ARRAY -> -1;
            default -> 0;
        };
    }
}
