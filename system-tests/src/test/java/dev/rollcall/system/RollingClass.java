package dev.rollcall.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.School;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A class with 300 empty cells whose teacher is Tessa. */
final class RollingClass {
    static final String TITLE = "A class that is graded all the time";
    static final String ID = "rolling";
    static final String TEACHER = "tessa";

    private static final int STUDENTS = 15;
    private static final int ITEMS = 20;
    private static final int PAGE = 1000;

    private RollingClass() {}

    /** A cell of it. */
    record Cell(String item, String student) {}

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            for (int student = 0; student < STUDENTS; student++) {
                cells.add(new Cell("item-" + item, "student-" + student));
            }
        }
        return cells;
    }

    /** Puts it into the grade book. */
    static void into(School school) {
        school.put("/terms/year", "{\"title\":\"2026/27\"}")
                .put("/courses/course", "{\"title\":\"Course\"}")
                .put(
                        "/letter-schemes/letters",
                        "{\"title\":\"Letters\",\"letters\":[{\"letter\":\"A\",\"from\":90},{\"letter\":\"F\",\"from\":0}]}")
                .put(
                        "/classes/" + ID,
                        "{\"title\":\"" + TITLE
                                + "\",\"course\":\"course\",\"term\":\"year\",\"letterScheme\":\"letters\",\"weighted\":false}");
        person(school, TEACHER, ",\"username\":\"" + TEACHER + "\"", "teacher");
        for (int student = 0; student < STUDENTS; student++) {
            person(school, "student-" + student, "", "student");
        }
        for (int item = 0; item < ITEMS; item++) {
            school.put("/classes/" + ID + "/line-items/item-" + item, "{\"title\":\"Item\",\"maximum\":100000}");
        }
    }

    private static void person(School school, String id, String more, String role) {
        school.put("/people/" + id, "{\"givenName\":\"Given\",\"familyName\":\"Family\"" + more + "}")
                .put("/classes/" + ID + "/enrolments/" + id, "{\"role\":\"" + role + "\"}");
    }

    /** Returns the scores in its history, in the order in which they came, read at a grade book. */
    static List<Integer> history(URI gradeBook, Keys keys) {
        List<Integer> scores = new ArrayList<>();
        long last = 0;
        while (true) {
            String page = gradeBook + "api/v1/classes/" + ID + "/changes?after=" + last + "&limit=" + PAGE;
            List<JsonObject> changes = changes(Http.get(
                    URI.create(page),
                    "Authorization",
                    keys.bearer(ServiceName.PORTAL, ServiceName.GRADING, TEACHER, "teacher")));
            for (JsonObject change : changes) {
                last = change.getJsonNumber("number").longValue();
                if (change.containsKey("to") && change.getJsonObject("to").containsKey("score")) {
                    scores.add(change.getJsonObject("to").getInt("score"));
                }
            }
            if (changes.size() < PAGE) {
                return scores;
            }
        }
    }

    private static List<JsonObject> changes(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the grade book answers " + answer.statusCode() + " " + answer.body());
        }
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getJsonArray("changes").getValuesAs(JsonObject.class);
        }
    }
}
