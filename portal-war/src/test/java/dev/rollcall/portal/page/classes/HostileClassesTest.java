package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.page.Browser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever teachers and students are called, and whatever they write, is text on every page of a class. */
class HostileClassesTest extends AlgebraPages {
    private static final List<String> PAGES = List.of(
            "/my",
            "/new-class",
            "/people",
            "/people/p-cleo",
            "/terms",
            "/terms/year-25",
            "/terms/year-25/delete",
            "/classes/algebra/students/p-cleo",
            "/classes/algebra/students/p-cleo/report",
            "/classes/algebra/students/p-cleo/what-if?score.quiz=20",
            "/classes/algebra/reports",
            "/classes/algebra/items/quiz",
            "/classes/algebra/items/quiz/delete",
            "/classes/algebra/new-item",
            "/classes/algebra/new-people",
            "/classes/algebra/history?batch=b-1",
            "/classes/algebra/history/undo?change=8",
            "/classes/algebra/files",
            "/classes/algebra/files/imp-1",
            "/classes/algebra/settings",
            "/classes/algebra/delete",
            "/classes/algebra/letters/letters",
            "/classes/algebra/categories/quizzes/delete",
            "/classes/algebra/roster",
            "/classes/algebra/roster/p-cleo",
            "/classes/algebra/roster/p-cleo/erase",
            "/classes/algebra/roster/p-cleo/remove");

    private static final Pattern VALUE = Pattern.compile("=\"[^\"]*\"");
    private static final Pattern SENT_BACK = Pattern.compile(" value=\"[^\"]*\"");

    /** A file of ours is no script of the page's own. */
    private static final String OWN_SCRIPT = "<script type=\"module\" src=\"/portal/assets/forms.js\"></script>";

    private static final Pattern INJECTED = Pattern.compile("<(script|img src=x|svg onload)|<[^>]*\\son\\w+\\s*=");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title><svg onload=alert(1)>",
                "</textarea></select></option><script>alert(1)</script>",
                "${7*7} @if(true) !{x} #{y} {0} ''",
                "javascript:alert(1)"
            })
    void isTextOnEveryPage(String text) {
        everythingIs(text);
        Browser everybody = new Browser(portal::uri, "root admin,student,teacher");

        for (String page : PAGES) {
            HttpResponse<String> answer = everybody.get(page);

            assertEquals(200, answer.statusCode(), page);
            String body = answer.body();
            assertFalse(
                    INJECTED.matcher(VALUE.matcher(body.replace(OWN_SCRIPT, "")).replaceAll(""))
                            .find(),
                    page + "\n" + body);
            assertFalse(body.contains("href=\"javascript:"), page);
            assertTrue(body.replace("&gt;", ">").contains(escaped(text)), page + " shows no such text\n" + body);
        }
    }

    @Test
    void whatWouldNotBeSeenIsSpelledOutButForWhatAFieldSendsBack() {
        everythingIs("fore\u200baft");
        Browser everybody = new Browser(portal::uri, "root admin,student,teacher");

        for (String page : PAGES) {
            String body = everybody.get(page).body();

            boolean onlyInFields = page.endsWith("/letters/letters");
            assertTrue(onlyInFields || body.contains("fore\\u200Baft"), page + "\n" + body);
            assertFalse(SENT_BACK.matcher(body).replaceAll("").contains("\u200b"), page + "\n" + body);
        }
    }

    @Test
    void whoChangesSomethingElseSendsEachTextBackAsItWas() {
        everythingIs("fore\u200baft");
        Browser anna = new Browser(portal::uri, "anna teacher");
        String item = anna.get("/classes/algebra/items/quiz").body();
        String results = anna.get("/classes/algebra/students/p-cleo").body();

        anna.post("/classes/algebra/items/quiz", "title", fieldOf(item, "title"), "maximum", "25", "version", "6");
        anna.post(
                "/classes/algebra/students/p-cleo/results",
                "seen.quiz",
                fieldOf(results, "seen.quiz"),
                "score.quiz",
                "19",
                "comment.quiz",
                fieldOf(results, "comment.quiz"));

        String written =
                services.last("PUT /api/v1/classes/algebra/line-items/quiz").body();
        assertTrue(written.contains("\"title\":\"fore\u200baft\""), written);
        String marked = services.last("PATCH /api/v1/classes/algebra/results").body();
        assertTrue(marked.contains("\"comment\":\"fore\u200baft\""), marked);
    }

    private static String fieldOf(String page, String name) {
        Matcher field = Pattern.compile("name=\"" + Pattern.quote(name) + "\"[^>]* value=\"([^\"]*)\"")
                .matcher(page);
        assertTrue(field.find(), page);
        return field.group(1);
    }

    private static void everythingIs(String text) {
        String json = text.replace("\\", "\\\\").replace("\"", "\\\"");
        Algebra.prepare(services, answer -> {
            String hostile = answer;
            for (String word : List.of(
                    "Algebra",
                    "2025/26",
                    "2026/27",
                    "Quiz 1",
                    "Essay",
                    "Cleo",
                    "neat",
                    "second look",
                    "Quizzes",
                    "Letters")) {
                hostile = hostile.replace("\"" + word + "\"", "\"" + json + "\"");
            }
            return hostile;
        });
    }

    /** The text between tags, as far as escapes are the same everywhere. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").split("[\"']", 2)[0];
    }
}
