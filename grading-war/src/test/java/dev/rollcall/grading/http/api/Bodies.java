package dev.rollcall.grading.http.api;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bodies for one kind of thing.
 *
 * @param sound one that is as it should be
 * @param bad those that are not, by the words of the answer
 */
record Bodies(String sound, Map<String, String> bad) {
    static final Bodies TERM = new Bodies(
            "{\"title\":\"T\"}",
            bad(
                    "title is missing", "{}",
                    "Title must not be blank", "{\"title\":\" \"}",
                    "title must be text", "{\"title\":1}",
                    "beginDate must be a date", "{\"title\":\"T\",\"beginDate\":\"1.9.2026\"}",
                    "endDate must be a date", "{\"title\":\"T\",\"endDate\":\"+999999999-01-01\"}",
                    "endDate must be after",
                            "{\"title\":\"T\",\"beginDate\":\"2026-09-01\",\"endDate\":\"2026-09-01\"}",
                    "closed must be true or false", "{\"title\":\"T\",\"closed\":\"no\"}"));
    static final Bodies COURSE = new Bodies(
            "{\"title\":\"T\"}", bad("title is missing", "{}", "code must be text", "{\"title\":\"T\",\"code\":7}"));
    static final Bodies SCHEME = new Bodies(
            "{\"title\":\"T\",\"letters\":[{\"letter\":\"A\",\"from\":0}]}",
            bad(
                    "title is missing. letters is missing", "{}",
                    "letters must be 1 to 40", "{\"title\":\"T\",\"letters\":[]}",
                    "from is missing", "{\"title\":\"T\",\"letters\":[{\"letter\":\"A\"}]}",
                    "must begin at 0", "{\"title\":\"T\",\"letters\":[{\"letter\":\"A\",\"from\":50}]}",
                    "from must be from 0 to 1000", "{\"title\":\"T\",\"letters\":[{\"letter\":\"A\",\"from\":-1}]}",
                    "letters must differ",
                            "{\"title\":\"T\",\"letters\":[{\"letter\":\"A\",\"from\":0},{\"letter\":\"B\",\"from\":0.0}]}"));
    static final Bodies PERSON = new Bodies(
            "{\"givenName\":\"A\",\"familyName\":\"B\"}",
            bad(
                    "givenName is missing. familyName is missing", "{}",
                    "Family name must not be blank", "{\"givenName\":\"A\",\"familyName\":\"\"}",
                    "username must not hold control",
                            "{\"givenName\":\"A\",\"familyName\":\"B\",\"username\":\"a\\u0000\"}"));
    static final Bodies CLASS = new Bodies(
            "{\"title\":\"T\",\"course\":\"maths\",\"term\":\"year-26\"}",
            bad(
                    "title is missing. course is missing. term is missing", "{}",
                    "course must be an id", "{\"title\":\"T\",\"course\":\"a b\",\"term\":\"year-26\"}",
                    "weighted must be true or false",
                            "{\"title\":\"T\",\"course\":\"maths\",\"term\":\"year-26\",\"weighted\":1}"));
    static final Bodies ENROLMENT = new Bodies(
            "{\"role\":\"student\"}",
            bad("role is missing", "{}", "role must be one of student, teacher", "{\"role\":\"parent\"}"));
    static final Bodies CATEGORY = new Bodies(
            "{\"title\":\"T\"}",
            bad(
                    "title is missing", "{}",
                    "weight must be from 0", "{\"title\":\"T\",\"weight\":-1}",
                    "weight must have at most 3 decimals", "{\"title\":\"T\",\"weight\":0.0001}",
                    "dropLowest must be from 0 to 100", "{\"title\":\"T\",\"dropLowest\":101}",
                    "dropLowest must be a whole number", "{\"title\":\"T\",\"dropLowest\":0.5}"));
    static final Bodies ITEM = new Bodies(
            "{\"title\":\"T\",\"maximum\":5}",
            bad(
                    "title is missing. maximum is missing", "{}",
                    "maximum must be a number", "{\"title\":\"T\",\"maximum\":\"5\"}",
                    "dueDate must not be before assignDate",
                            "{\"title\":\"T\",\"maximum\":5,\"assignDate\":\"2026-10-02\",\"dueDate\":\"2026-10-01\"}",
                    "category must be an id", "{\"title\":\"T\",\"maximum\":5,\"category\":\"\"}"));

    private static Map<String, String> bad(String... wordsAndBodies) {
        Map<String, String> bad = new LinkedHashMap<>();
        for (int i = 0; i < wordsAndBodies.length; i += 2) {
            bad.put(wordsAndBodies[i], wordsAndBodies[i + 1]);
        }
        return bad;
    }
}
