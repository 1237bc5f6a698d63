package dev.rollcall.registry;

import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.BadTexts;
import dev.rollcall.kit.testing.RawRequest;
import dev.rollcall.registry.http.Routes;
import dev.rollcall.registry.testing.RunningRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The part of the tables of {@link BadInputServletTest} that registers. */
final class BadRegistrations {

    private static final String JSON = "application/json";
    private static final String INVISIBLE = "must not hold control or invisible";

    private final RunningRegistry registry;
    private final RawRequest sound;
    private final BadRequests table;

    BadRegistrations(RunningRegistry registry) {
        this.registry = registry;
        this.sound = RawRequest.of("POST", Routes.SERVICES, JSON, with("Generation", "9"))
                .header("Authorization", () -> registry.bearer("Shop"));
        this.table = BadRequests.of(sound);
    }

    List<BadRequest> rows() {
        table.bodies(422, "ServiceName", texts("ServiceName", BadTexts.names(), "\"%s\""));
        table.bodies(422, "RequiredServices", texts("RequiredServices", BadTexts.names(), "[\"Stock\",\"%s\"]"));
        addresses();
        shapes();
        numbers();
        lengths();
        invisible();
        callers();
        return table.json(64 << 10)
                .announced()
                .slowness()
                .types(JSON)
                .methods("PUT")
                .credentials()
                .paths()
                .headers()
                .rows();
    }

    private void addresses() {
        for (String member : List.of("ServiceURL", "ServiceUpdateURL", "HeartbeatURL")) {
            table.bodies(422, member, texts(member, BadTexts.addresses(), "\"%s\""));
            for (String host : List.of(
                    "192.0.2.1",
                    "169.254.169.254",
                    "[2001:db8::1]",
                    "[::ffff:192.0.2.1]",
                    "0.0.0.0",
                    "[::]",
                    "224.0.0.1",
                    "255.255.255.255",
                    "[fe80::1]",
                    "[fd00:ec2::254]",
                    "[ff02::1]",
                    "[64:ff9b::192.0.2.1]",
                    "[2002:c000:201::1]",
                    "[::127.0.0.1]",
                    "name.invalid")) {
                bad(403, "The host of " + member, member, "\"http://" + host + "/\"");
            }
            bad(400, member, member, "1", "[]", "{}", "true");
        }
        bad(422, "ServiceURL", "ServiceURL", "null", "\"\"", "\" \"");
    }

    private void shapes() {
        bad(400, "ServiceName", "ServiceName", "1", "[]", "{}", "true");
        bad(422, "ServiceName", "ServiceName", "null");
        bad(400, "twice", "servicename", "\"Shop\"", "null");
        bad(
                400,
                "RequiredServices",
                "RequiredServices",
                "\"Stock\"",
                "1",
                "{}",
                "[1]",
                "[[\"Stock\"]]",
                "[{}]",
                "true");
        for (String member : List.of("InstanceId", "Version", "Zone")) {
            bad(400, member, member, "1", "[]", "{}", "true");
        }
        bad(400, "Metadata", "Metadata", "1", "[]", "\"x\"", "{\"a\":1}", "{\"a\":null}", "{\"a\":{}}");
    }

    private void numbers() {
        for (String member : List.of("Generation", "LeaseSeconds")) {
            bad(422, member, member, "-1", "0", "0.5", "1e400", "9223372036854775807", "9223372036854775808");
            bad(400, member, member, "\"5\"", "[]", "{}", "true");
            bad(400, "number", member, "1e99999999999", "-1E+1000", "1".repeat(2_000));
            bad(400, "JSON", member, "NaN", "Infinity", "0x5", "05", "+5", "5.", ".5");
        }
        bad(422, "LeaseSeconds", "LeaseSeconds", "86401");
    }

    private void lengths() {
        String thousands = "[" + "\"s\",".repeat(99_999) + "\"s\"]";
        table.bodies(413, "at most", Map.of("100,000 required services", with("RequiredServices", thousands)));
        String tooMany = "[" + numbered(257, "") + "]";
        table.bodies(422, "at most 256", Map.of("257 required services", with("RequiredServices", tooMany)));
        String members = "{" + numbered(17, ":\"x\"") + "}";
        table.bodies(422, "at most 16", Map.of("17 members of Metadata", with("Metadata", members)));
        String text = "\"" + "x".repeat(257) + "\"";
        bad(422, "256 characters", "Version", text);
        bad(422, "256 characters", "Zone", text);
        bad(422, "256 characters", "Metadata", "{" + text + ":\"a\"}", "{\"\":\"x\"}");
        String kilobyte = "\"" + "\u00fc".repeat(512) + "x\"";
        bad(422, "at most 1024 bytes", "Metadata", "{\"a\":" + kilobyte + "}");
        bad(422, "InstanceId", "InstanceId", "\"" + "x".repeat(129) + "\"", "\".\"", "\"..\"", "\"a/b\"", "\"a b\"");
    }

    private void invisible() {
        for (String text :
                List.of("a\\nb", "a\\r\\nb", "\\u0000", "\u202Ex", "x\u200F", "\\ud800", "\u2028", "\\u001b[2J")) {
            bad(422, INVISIBLE, "Version", "\"x" + text + "\"");
            bad(422, INVISIBLE, "Zone", "\"x" + text + "\"");
            bad(422, INVISIBLE, "Metadata", "{\"a\":\"" + text + "\"}", "{\"x" + text + "\":\"a\"}");
            bad(422, "InstanceId", "InstanceId", "\"x" + text + "\"");
        }
        bad(422, "InstanceId", "InstanceId", "\"<script>\"", "\"\u00fc\"", "\"a%2e\"");
    }

    /** Who may not register this. */
    private void callers() {
        RawRequest bare = sound.without("Authorization");
        RawRequest taken = bare.body(BadInputs.REGISTERED.replace("\"Generation\":5,", ""));
        table.and(
                refused("as another service", bare, () -> registry.bearer("Stock"), 403, "may not act for Shop"),
                refused(
                        "token for another",
                        bare,
                        () -> registry.bearer("Portal", "LogService"),
                        403,
                        "for LogService"),
                refused(
                        "token of yesterday",
                        bare,
                        () -> registry.bearer("Shop", Duration.ofDays(-1)),
                        401,
                        "at this time"),
                refused(
                        "token of tomorrow",
                        bare,
                        () -> registry.bearer("Shop", Duration.ofDays(1)),
                        401,
                        "at this time"),
                BadRequest.of("no token, forwarded", bare.header("X-Forwarded-For", "127.0.0.1"), 401, "no token"),
                BadRequest.of("no token, rebound name", bare.header("Host", "evil.example"), 401, "no token"),
                BadRequest.of("no token, what is taken", taken, 403, "registered by"),
                BadRequest.of("older", sound.body(BadInputs.REGISTERED.replace(":5,", ":4,")), 409, "above the known"));
    }

    private static BadRequest refused(
            String name, RawRequest bare, Supplier<String> credential, int status, String words) {
        return BadRequest.of(name, bare.header("Authorization", credential), status, words);
    }

    private void bad(int status, String words, String member, String... values) {
        Map<String, String> bodies = new LinkedHashMap<>();
        for (String value : values) {
            bodies.put(member + " is " + value, with(member, value));
        }
        table.bodies(status, words, bodies);
    }

    private static Map<String, String> texts(String member, Map<String, String> texts, String value) {
        Map<String, String> bodies = new LinkedHashMap<>();
        texts.forEach((name, text) -> bodies.put(member + ": " + name, with(member, value.formatted(text))));
        return bodies;
    }

    /** A registration that would be listed, but for one member. */
    private static String with(String member, String value) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("ServiceName", "\"Shop\"");
        members.put("ServiceURL", "\"http://127.0.0.1:9/new\"");
        members.put("Generation", "9");
        members.put(member, value);
        List<String> text = new ArrayList<>();
        members.forEach((name, json) -> text.add("\"" + name + "\":" + json));
        return "{" + String.join(",", text) + "}";
    }

    private static String numbered(int count, String suffix) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add("\"x" + i + "\"" + suffix);
        }
        return String.join(",", items);
    }
}
