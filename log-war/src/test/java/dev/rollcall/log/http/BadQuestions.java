package dev.rollcall.log.http;

import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.RawRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What nobody should ask of any address that takes a filter. */
final class BadQuestions {

    static final String SEQUENCE = "must be a sequence: a whole number of at most 18 digits.";

    static final String POSITIONS = "The parameter before must be what next was when all were asked: ";

    private static final String TIME = "must be a time in the years 0 to 9999 such as 2026-11-22T08:00:00Z.";
    private static final String QUERY = "The parameter q cannot be read at character ";

    private BadQuestions() {}

    static BadRequest[] of(RawRequest sound, String address) {
        List<BadRequest> rows = new ArrayList<>();
        rows.addAll(Arrays.asList(asked(sound, address, "from", TIME, times())));
        rows.addAll(Arrays.asList(asked(sound, address, "to", TIME, times())));
        rows.addAll(Arrays.asList(asked(sound, address, "q", QUERY, queries())));
        rows.addAll(Arrays.asList(asked(sound, address, "instance", "must be a text of at most 256", long257())));
        rows.addAll(Arrays.asList(asked(sound, address, "logger", "must be a text of at most 256", long257())));
        rows.addAll(Arrays.asList(asked(sound, address, "thread", "must be a text of at most 256", long257())));
        rows.add(BadRequest.of(
                "ends before it begins",
                sound.target(address + "?from=2026-11-22T08:00:00Z&to=2026-11-22T08:00:00Z"),
                422,
                "The parameter from must be earlier than to."));
        rows.add(BadRequest.of(
                "an attribute twice",
                sound.target(address + "?attribute.user=a&attribute.user=b"),
                400,
                "The parameter attribute.user must be there only once."));
        return rows.toArray(BadRequest[]::new);
    }

    static BadRequest[] asked(RawRequest sound, String address, String parameter, String words, List<String> values) {
        List<BadRequest> rows = new ArrayList<>();
        for (String value : values) {
            RawRequest question = sound.target(address + "?" + parameter + "=" + BadInputs.encoded(value));
            rows.add(BadRequest.of(parameter + " " + value, question, 422, words));
        }
        return rows.toArray(BadRequest[]::new);
    }

    static List<String> sequences() {
        return List.of("-1", "+1", "1.0", "x", "9".repeat(19), "0x1", "\u0665", "<script>", "1\0");
    }

    static List<String> positions() {
        return List.of(
                "7",
                "1f",
                "1f.",
                ".7",
                "1f.-1",
                "1F.7",
                "x.7",
                "123456789.7",
                "1f.7~",
                "~1f.7",
                "1f.7~1f.8",
                "1f.7,a.8",
                "1f." + "9".repeat(19),
                "1f.\u0665",
                "1f.7\0",
                "a.1~".repeat(64) + "a.1",
                IntStream.range(0, 65)
                        .mapToObj(i -> Integer.toHexString(i) + ".1")
                        .collect(Collectors.joining("~")),
                "a".repeat(5_000),
                "<script>");
    }

    static List<String> fields() {
        return List.of("trace", "text", "attribute.", "service,<script>", "a,b,c,d,e,f,g,h,i", "SERVICE", "*");
    }

    private static List<String> times() {
        return List.of(
                "yesterday",
                "2026-11-22",
                "2026-11-22T08:00:00",
                "2026-11-22T08:00:00 01:00",
                "2026-13-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T00:00:00Z",
                "1732262400000",
                "now",
                "<script>",
                "2026-11-22T08:00:00Z\0",
                "9".repeat(5_000));
    }

    private static List<String> queries() {
        return List.of(
                "(",
                ")",
                "AND",
                "a OR",
                "\"a",
                "level:LOUD",
                "level:",
                "a\\",
                "...",
                "trace:a*",
                "*a*b*c*d*e*f*g*h*i",
                "(".repeat(500) + "a" + ")".repeat(500),
                "a ".repeat(65),
                "a.".repeat(100),
                "a".repeat(1025),
                "<>",
                "\0");
    }

    private static List<String> long257() {
        return List.of("x".repeat(257), "\0".repeat(257), "\uD83C\uDF93".repeat(129));
    }
}
