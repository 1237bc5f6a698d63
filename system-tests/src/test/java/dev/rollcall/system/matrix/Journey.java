package dev.rollcall.system.matrix;

import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.PortalSession;
import dev.rollcall.system.harness.School;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody does with a system: logs in to the portal, reads a class, saves a result, finds that save in the central log, and sees on the
 * page <em>System</em> that all is well. Each step fails with what was seen instead.
 */
final class Journey {
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final String USER = "tessa";
    private static final String PASSWORD = "a long enough password";

    /** Not of ASCII: some Tomcats run where nobody has said in which encoding. */
    private static final String TITLE = "Übungen zur Größe ½";

    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");
    private static final Pattern WELL = Pattern.compile("class=\"[^\"]*\\bservice ok\"");

    private final Services services;
    private long version;

    /** Waits until the services are ready, and brings a class and an account there. */
    Journey(Services services) {
        this.services = services;
        services.awaitReady();
        new School(services.portal(), services.gradeBook(), services.keys().get())
                .put("/terms/year", "{\"title\":\"2026/27\"}")
                .put("/courses/course", "{\"title\":\"Course\"}")
                .put("/letter-schemes/letters", "{\"title\":\"Letters\",\"letters\":[{\"letter\":\"A\",\"from\":0}]}")
                .put(
                        "/classes/small",
                        "{\"title\":\"" + TITLE
                                + "\",\"course\":\"course\",\"term\":\"year\",\"letterScheme\":\"letters\",\"weighted\":false}")
                .put("/people/teacher", "{\"givenName\":\"T\",\"familyName\":\"T\",\"username\":\"" + USER + "\"}")
                .put("/classes/small/enrolments/teacher", "{\"role\":\"teacher\"}")
                .put("/people/student", "{\"givenName\":\"Jürgen\",\"familyName\":\"Żółw\"}")
                .put("/classes/small/enrolments/student", "{\"role\":\"student\"}")
                .put("/classes/small/line-items/item", "{\"title\":\"Item\",\"maximum\":100}")
                .account(USER, PASSWORD, "teacher", "operator");
    }

    /** Does it, as often as one likes; waits before until the services are ready. */
    void walk() {
        services.awaitReady();
        PortalSession session = loggedIn();
        if (services.front().getScheme().equals("https") && !session.hasSecureCookies()) {
            throw new AssertionError("a cookie would be sent without TLS");
        }
        String trace = save(session, token(session));
        Eventually.isTrue(
                SOON,
                "the save is in the central log",
                () -> page(session, "logs?trace=" + trace)
                        .contains("Grade book changed: PATCH /classes/small/results by=" + USER));
        Eventually.passes(SOON, () -> requireWell(session));
    }

    /** A portal that was deployed anew answers before it has heard of the grade book. */
    private PortalSession loggedIn() {
        var session = new AtomicReference<PortalSession>();
        Eventually.passes(SOON, () -> {
            session.set(PortalSession.open(services.front(), services.trust(), USER, PASSWORD));
            token(session.get());
        });
        return session.get();
    }

    private static String token(PortalSession session) {
        String grid = page(session, "classes/small");
        Matcher token = TOKEN.matcher(grid);
        if (!token.find() || !grid.contains(TITLE) || !grid.contains("Jürgen")) {
            throw new AssertionError("not the page of the class: " + grid);
        }
        return token.group(1);
    }

    /** Saves another score than the last one, and returns the trace of that. */
    private String save(PortalSession session, String token) {
        TraceContext trace = TraceContext.fresh();
        String json =
                "{\"key\":\"%s\",\"cells\":[{\"item\":\"item\",\"student\":\"student\",\"typed\":\"%d\",\"version\":%d}]}"
                        .formatted(trace.traceId(), version % 100, version);
        JsonObject cell = read(session.post("grid/small/cells", json, token, trace))
                .getJsonArray("cells")
                .getJsonObject(0);
        if (!cell.getString("outcome").equals("saved")) {
            throw new AssertionError("the result is not saved: " + cell);
        }
        version = cell.getJsonNumber("version").longValue();
        return trace.traceId();
    }

    private void requireWell(PortalSession session) {
        JsonObject system = read(session.get("system.json"));
        List<String> healthy = system.getJsonArray("services").getValuesAs(JsonObject.class).stream()
                .flatMap(service -> service.getJsonArray("instances").getValuesAs(JsonObject.class).stream()
                        .filter(instance -> instance.getString("state").equals("healthy"))
                        .map(instance -> service.getString("service")))
                .toList();
        for (Member member : Member.values()) {
            if (Collections.frequency(healthy, member.service()) != Collections.frequency(services.members(), member)) {
                throw new AssertionError("healthy are " + healthy + ": " + system.getString("headline"));
            }
        }
        long well = WELL.matcher(page(session, "system")).results().count();
        if (!system.getString("state").equals("healthy") || well != Member.values().length) {
            throw new AssertionError(system.getString("headline") + ", and well are " + well);
        }
    }

    private static String page(PortalSession session, String path) {
        return body(session.get(path));
    }

    private static JsonObject read(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(body(answer)))) {
            return reader.readObject();
        }
    }

    private static String body(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
