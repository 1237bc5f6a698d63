package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.gradebook.ClassRoster;
import dev.rollcall.portal.remote.gradebook.GradingApi;
import dev.rollcall.portal.remote.gradebook.People;
import dev.rollcall.portal.roster.NewPeopleForm;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One after another, each once, whatever happens in between. */
class JoiningTest {
    private static final Person ROOT = new Person("root", Set.of("admin"));
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final String THREE = "Adams;Ada;ada\nBrown;Bea\nClark;Cleo;cleo";

    private static FakeServices services;
    private static EmbeddedTomcat server;
    private static School school;

    private final ManualTime time = new ManualTime();
    private final GradingApi api = new GradingApi(services.client());
    private final Joining joining = new Joining(new ClassRoster(api), new People(api), time);

    @BeforeAll
    static void start() {
        services = new FakeServices();
        server = EmbeddedTomcat.start(app -> app.servlet("/*", new Front()));
        services.presentAt(ServiceName.GRADING, server.uri(""));
    }

    @AfterAll
    static void stop() {
        server.close();
        services.close();
    }

    @BeforeEach
    void begin() {
        school = new School(time);
    }

    /** A grade book that knows who is who, and each key. */
    private static final class School {
        private final ManualTime time;
        private final List<String> people = new ArrayList<>();
        private final List<String> members = new ArrayList<>();
        private final Map<String, String> answers = new HashMap<>();

        /** What becomes of requests that have this in their line or body: it is done and not said, or refused. */
        private String silent = "nobody";

        private String refused = "nobody";
        private Duration pace = Duration.ZERO;

        School(ManualTime time) {
            this.time = time;
        }

        synchronized String answer(String line, String key, String body) {
            time.advance(pace);
            if ((line + body).contains(refused)) {
                return "";
            }
            String answer = answers.computeIfAbsent(key, first -> line.startsWith("POST") ? made(body) : joined(line));
            return (line + body).contains(silent) ? "silent" : answer;
        }

        private String made(String body) {
            JsonObject person = Json.createReader(new StringReader(body)).readObject();
            people.add(person.getString("familyName"));
            return Json.createObjectBuilder(person)
                    .add("id", "p-" + people.size())
                    .add("version", 1)
                    .build()
                    .toString();
        }

        private String joined(String line) {
            String person = line.substring(line.lastIndexOf('/') + 1);
            members.add(person);
            return "{\"person\":\"" + person + "\",\"role\":\"student\",\"version\":1}";
        }
    }

    /** It over HTTP. */
    private static final class Front extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String line = request.getMethod() + " " + request.getPathInfo();
            String answer = school.answer(line, request.getHeader("Idempotency-Key"), body);
            String problem = "{\"type\":\"https://rollcall.dev/problems/%s\",\"detail\":\"No.\",\"status\":%s}";
            response.setStatus(answer.isEmpty() ? 422 : answer.equals("silent") ? 503 : 201);
            response.setContentType("application/json");
            response.getWriter()
                    .print(
                            answer.isEmpty()
                                    ? problem.formatted("invalid", 422)
                                    : answer.equals("silent") ? problem.formatted("unavailable", 503) : answer);
        }
    }

    private Joining.Outcome join(String people) {
        return join(people, "key");
    }

    private Joining.Outcome join(String people, String key) {
        NewPeopleForm form = NewPeopleForm.typed(
                field -> Map.of("people", people, "role", "student").getOrDefault(field, ""), ENGLISH);
        assertTrue(form.isValid(), form.errors().toString());
        return joining.join(ROOT, "algebra", form, key, ENGLISH);
    }

    @Test
    void everybodyJoinsOnceHoweverOftenItIsSent() {
        assertTrue(join(THREE).isWhole());

        Joining.Outcome again = join(THREE);

        assertEquals(3, again.joined());
        assertTrue(again.isWhole());
        assertEquals(List.of("Adams", "Brown", "Clark"), school.people);
        assertEquals(List.of("p-1", "p-2", "p-3"), school.members);
    }

    @Test
    void whoIsRefusedDoesNotHoldUpTheRest() {
        school.refused = "Bea";

        Joining.Outcome outcome = join(THREE);

        assertEquals(2, outcome.joined());
        assertEquals(422, outcome.status());
        assertEquals("Brown;Bea", outcome.left().typed());
        assertEquals(List.of("Line 1: The grade book says: No."), outcome.left().errors());
        assertFalse(outcome.isOpen());
        assertTrue(join("Brown;Betty").isWhole());
        assertEquals(List.of("Adams", "Clark", "Brown"), school.people);
    }

    @Test
    void whoIsLeftIsFoundBelowTheNamesOfTheColumns() {
        school.refused = "Bea";

        Joining.Outcome outcome = join("Vorname;Name\nAda;Adams\nBea;Brown");

        assertEquals("Vorname;Name\nBea;Brown", outcome.left().typed());
        assertEquals(List.of("Line 2: The grade book says: No."), outcome.left().errors());
    }

    @Test
    void withAnotherKeyANamesakeOfWhoJoinedIsSomebodyElse() {
        assertTrue(join("Brown;Bea", "first").isWhole());
        assertTrue(join("Brown;Bea", "first").isWhole());
        assertEquals(List.of("Brown"), school.people);

        assertTrue(join("Brown;Bea", "second").isWhole());
        assertEquals(List.of("Brown", "Brown"), school.people);
    }

    @Test
    void atTheFirstAnswerThatDoesNotComeItEndsAndGoesOnWithTheSamePeople() {
        school.silent = "Bea";

        Joining.Outcome outcome = join(THREE);

        assertEquals(1, outcome.joined());
        assertEquals(503, outcome.status());
        assertTrue(outcome.trouble().startsWith("Not confirmed"), outcome.trouble());
        assertTrue(outcome.left().errors().get(0).contains("Leave the line as it is"));
        assertTrue(outcome.isOpen());
        assertEquals("Brown;Bea\nClark;Cleo;cleo", outcome.left().typed());
        assertEquals(List.of("Adams", "Brown"), school.people);

        school.silent = "nobody";
        assertTrue(join(outcome.left().typed()).isWhole());
        assertEquals(List.of("Adams", "Brown", "Clark"), school.people);
        assertEquals(List.of("p-1", "p-2", "p-3"), school.members);
    }

    @Test
    void whoWasMadeButMayNotJoinIsNotMadeTwice() {
        school.refused = "enrolments/p-2";

        Joining.Outcome outcome = join(THREE);

        assertEquals(1, outcome.joined());
        assertEquals(422, outcome.status());
        assertEquals("The grade book says: No.", outcome.trouble());
        assertNull(outcome.problem());
        assertTrue(outcome.left().errors().get(0).startsWith("Line 1: This person is in the grade book now"));
        assertTrue(outcome.isOpen());
        assertEquals(List.of("Adams", "Brown"), school.people);

        school.refused = "nobody";
        assertTrue(join(outcome.left().typed()).isWhole());
        assertEquals(List.of("Adams", "Brown", "Clark"), school.people);
    }

    @Test
    void itEndsWhenItTakesTooLong() {
        school.pace = Duration.ofSeconds(9);

        Joining.Outcome outcome = join(THREE);

        assertEquals(2, outcome.joined());
        assertEquals(503, outcome.status());
        assertEquals("Clark;Cleo;cleo", outcome.left().typed());
        assertTrue(outcome.left().errors().isEmpty());
        assertTrue(outcome.isOpen(), "it may be from an earlier time");
        assertTrue(join(outcome.left().typed()).isWhole());
    }

    @Test
    void aGradeBookThatGoesAwayLeavesTheRest() {
        services.present(ServiceName.REGISTRY);

        Joining.Outcome outcome = join(THREE);

        services.presentAt(ServiceName.GRADING, server.uri(""));
        assertEquals(0, outcome.joined());
        assertEquals(503, outcome.status());
        assertEquals(THREE, outcome.left().typed());
        assertTrue(outcome.trouble().startsWith("The grade book cannot go on now."), outcome.trouble());
        assertNotNull(outcome.problem());
    }
}
