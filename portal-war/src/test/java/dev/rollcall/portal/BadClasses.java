package dev.rollcall.portal;

import dev.rollcall.portal.BadInputs.Case;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What nobody should send to the pages of a class, a part of {@link BadInputs}. The person is a teacher and an administrator. */
final class BadClasses {
    private static final String ROUTE = "/classes/*";
    private static final String CLASS = "/classes/algebra";
    private static final String NUMBER = "This is not a number.";

    private BadClasses() {}

    static void add(List<Case> cases) {
        paths(cases);
        filters(cases);
        marks(cases);
        items(cases);
        settings(cases);
        letters(cases);
        roster(cases);
        people(cases);
        files(cases);
    }

    private static void paths(List<Case> cases) {
        String nothing = "There is no such page";
        for (String path : List.of(
                "/%3Cscript%3E/items/quiz",
                "/a%20b/items/quiz",
                "/algebra/explode",
                "/algebra/ITEMS/quiz",
                "/algebra/items",
                "/algebra/items/",
                "/algebra/items/other",
                "/algebra/items/quiz/delete/x",
                "/algebra/items/quiz/explode",
                "/algebra/items/%E2%80%AE",
                "/algebra/students",
                "/algebra/students/p-cleo/explode",
                "/algebra/students/..%3B/report",
                "/algebra/new-item/x",
                "/algebra/new-people/x",
                "/algebra/settings/x",
                "/algebra/delete/x",
                "/algebra/categories/quizzes",
                "/algebra/categories/other/delete",
                "/algebra/letters/other",
                "/algebra/letters/letters/x",
                "/algebra/roster/p-nobody",
                "/algebra/roster/p-cleo/explode",
                "/algebra/history/explode",
                "/algebra/items/" + "x".repeat(65),
                "/biology/items/quiz",
                "/biology/students/p-cleo")) {
            cases.add(get(path, "/classes" + path, 404, nothing));
        }
        for (String query : List.of("", "?change=7", "?change=-8", "?change=8&batch=b-1", "?batch=%3Cscript%3E")) {
            cases.add(get("undo " + query, CLASS + "/history/undo" + query, 404, "There is nothing to take back"));
            cases.add(post(CLASS + "/history/undo" + query, "reason=x", 404, "There is nothing to take back"));
        }
        for (String path : List.of("/students/p-cleo", "/students/p-cleo/report", "/history", "/items/quiz/explode")) {
            cases.add(post(CLASS + path, "x=1", 405, "cannot be used that way"));
        }
    }

    /** A filter is an address: what makes no sense in it is left out. */
    private static void filters(List<Case> cases) {
        for (String field : List.of("student", "item", "batch", "before", "unknown")) {
            for (String text : List.of("<script>alert(1)</script>", "\u202E", "a&limit=1", "-1", "x".repeat(5_000))) {
                cases.add(get(field, CLASS + "/history?" + field + "=" + encoded(text), 200, "History"));
            }
        }
        for (String part : List.of("0", "-1", "999999999", "<script>", "1.5")) {
            cases.add(get("part", CLASS + "/items/quiz?part=" + encoded(part), 200, "Quiz 1"));
        }
        String whatIf = CLASS + "/students/p-cleo/what-if?score.quiz=";
        List.of("NaN", "1e9", "<script>", "5 5", "--5")
                .forEach(s -> cases.add(get("what-if", whatIf + encoded(s), 422, NUMBER)));
        cases.add(get("what-if", whatIf + "-1", 422, "A score cannot be negative."));
    }

    private static void marks(List<Case> cases) {
        for (String path : List.of(CLASS + "/items/quiz/results", CLASS + "/students/p-cleo/results")) {
            String row = path.contains("items") ? "p-cleo" : "quiz";
            String seen = "seen." + row + "=8.000000000000&";
            List.of("NaN", "Infinity", "1e400", "５", "0x10", "5\0", "<script>alert(1)</script>")
                    .forEach(score -> cases.add(post(path, seen + "score." + row + "=" + encoded(score), 422, NUMBER)));
            cases.add(post(path, seen + "score." + row + "=-1", 422, "A score cannot be negative."));
            cases.add(post(path, seen + "score." + row + "=1234567890", 422, "Use at most 9 digits."));
            cases.add(post(path, seen + "state." + row + "=party", 422, "Choose one of the states offered."));
            cases.add(post(path, seen + "score." + row + "=5&state." + row + "=missing", 422, "has no score"));
            cases.add(post(path, seen + "score." + row + "=5&asked." + row + "=1", 422, "Choose which of the two"));
        }
        cases.add(post(
                CLASS + "/students/p-cleo/results",
                "seen.quiz=8.000000000000&comment.quiz=" + "x".repeat(1_001),
                422,
                "Use at most 1,000 characters for a comment."));
    }

    private static void items(List<Case> cases) {
        for (String path : List.of(CLASS + "/items/quiz", CLASS + "/new-item")) {
            cases.add(post(path, "maximum=20", 422, "Say what it is"));
            cases.add(post(path, "title=" + "x".repeat(201) + "&maximum=20", 422, "Use at most 200 characters."));
            cases.add(post(path, "title=x", 422, NUMBER));
            cases.add(post(path, "title=x&maximum=-1", 422, "cannot be negative"));
            cases.add(post(path, "title=x&maximum=20&due=2026-02-30", 422, "This is not a day."));
            BadInputs.HOSTILE.forEach(
                    text -> cases.add(post(path, "title=" + encoded(text) + "&maximum=x", 422, NUMBER)));
        }
    }

    static Case newItem(String title, String maximum, int status, String words) {
        String fields = "title=" + encoded(title) + "&maximum=" + encoded(maximum);
        return post(CLASS + "/new-item", fields, status, words);
    }

    private static void settings(List<Case> cases) {
        String path = CLASS + "/settings";
        String row = "seen.quizzes=5&";
        cases.add(post(path, row, 422, "A category needs a title."));
        cases.add(post(path, row + "title.quizzes=x&weight.quizzes=%3Cscript%3E", 422, NUMBER));
        cases.add(post(path, row + "title.quizzes=x&weight.quizzes=-1", 422, "A weight is from 0"));
        cases.add(post(path, row + "title.quizzes=x&weight.quizzes=1.2345", 422, "A weight is from 0"));
        cases.add(post(path, row + "title.quizzes=x&drop.quizzes=1.5", 422, "The number of dropped results"));
        cases.add(post(path, row + "title.quizzes=x&drop.quizzes=101", 422, "The number of dropped results"));
        cases.add(post(path, "weight.*=5", 422, "A category needs a title."));
        cases.add(post(path, "title=+", 422, "Say what the class is called"));
        cases.add(post(path, "title=" + "x".repeat(201), 422, "Use at most 200 characters."));
        cases.add(post(CLASS + "/delete", "version=1", 409, "cannot be deleted yet"));
    }

    private static void letters(List<Case> cases) {
        String path = CLASS + "/letters/letters";
        String line = "title=x&letter.0=A&from.0=";
        cases.add(post(path, "letter.0=A&from.0=0", 422, "What are these letters called?"));
        cases.add(post(path, "title=x", 422, "At least one letter is needed."));
        cases.add(post(path, line + "%3Cscript%3E", 422, NUMBER));
        cases.add(post(path, line + "-1", 422, "A percentage is from 0"));
        cases.add(post(path, line + "1000.5", 422, "A percentage is from 0"));
        cases.add(post(path, line + "0.0005", 422, "A percentage is from 0"));
        cases.add(post(path, line + "50", 422, "The lowest letter has to begin at 0"));
        cases.add(post(path, line + "0&letter.1=A&from.1=50", 422, "Two letters have the same"));
        cases.add(post(path, "title=x&from.0=0", 422, "A letter has 1 to 16 characters."));
        cases.add(post(path, "title=x&letter.0=" + "x".repeat(17) + "&from.0=0", 422, "A letter has 1 to 16"));
        cases.add(post(CLASS + "/letters/other", "title=x", 404, "There is no such page"));
    }

    private static void roster(List<Case> cases) {
        cases.add(post(CLASS + "/roster", "", 422, "Say who it is"));
        cases.add(post(CLASS + "/roster", "person=..%2Fx&role=student", 422, "The grade book knows nobody"));
        cases.add(post(CLASS + "/roster", "person=p-dora&role=king", 422, "Choose student or teacher."));
        cases.add(post(CLASS + "/roster/p-cleo", "role=student&from=x", 422, "This is not a day."));
        cases.add(post(
                CLASS + "/roster/p-cleo", "role=student&from=2026-09-01&until=2026-08-31", 422, "must not be before"));
        cases.add(post(CLASS + "/roster/p-nobody", "role=student", 404, "There is no such page"));
        cases.add(post(CLASS + "/roster", "open=1&person=p-nobody", 422, "The grade book knows nobody"));
        cases.add(post(CLASS + "/roster", "open=1&person=..%2Fx", 422, "The grade book knows nobody"));
        person(cases);
    }

    private static void person(List<Case> cases) {
        String path = CLASS + "/roster/p-cleo/person";
        String name = "seen=1&given=Cleo&family=Example";
        cases.add(get("a change", path, 405, "cannot be used that way"));
        cases.add(post(CLASS + "/roster/p-nobody/person", name, 404, "There is no such page"));
        cases.add(post(path, "seen=1&given=Cleo", 422, "A family name is needed."));
        cases.add(post(path, "seen=1&family=Example&given=%20", 422, "A given name is needed."));
        cases.add(post(path, name + "x".repeat(100), 422, "A family name has at most 100"));
        for (String username : List.of("\u00fckuenstler", "a b", "-x", "x".repeat(65), "a\nb", "\u202ea", "<script>")) {
            cases.add(post(path, name + "&username=" + encoded(username), 422, "A user name has 1 to 64 small"));
        }
    }

    private static void people(List<Case> cases) {
        String path = CLASS + "/new-people";
        String two = "role=student&people=" + encoded("Example; Dora");
        cases.add(post(path, "role=student", 422, "Type at least one line."));
        cases.add(post(path, "role=student&people=" + encoded("a;b\n".repeat(101)), 422, "At most 100 people at once"));
        cases.add(post(path, "role=student&people=" + encoded("\n\n;;"), 422, "Line 3: A family name"));
        cases.add(post(path, two + encoded(";x;y"), 422, "There are 4 parts"));
        cases.add(post(path, two + "x".repeat(100), 422, "A given name has at most 100"));
        cases.add(post(path, two + encoded("\nExample; Dora"), 422, "Line 2: The same name is in line 1."));
        cases.add(post(path, two.replace("student", "king"), 422, "Choose student or teacher."));
        cases.add(post(path, two + "&from=x", 422, "This is not a day."));
        BadInputs.HOSTILE.forEach(text -> cases.add(
                post(path, "role=student&people=" + encoded(text.replace(";", "")), 422, "Nobody was entered yet")));
    }

    private static void files(List<Case> cases) {
        String path = CLASS + "/files";
        for (String from : List.of("x", "-1", "9999999", "1.5")) {
            cases.add(get("from", CLASS + "/reports?from=" + from, 200, "Reports to print"));
        }
        cases.add(get("no part", CLASS + "/reports/p-cleo", 404, "There is no such page"));
        cases.add(post(CLASS + "/reports", "", 405, "cannot be used that way"));
        cases.add(get("no such import", path + "/imp-9", 404, "There is no such page"));
        cases.add(get("no operation", path + "/imp-1/explode", 404, "There is no such page"));
        cases.add(get("a operation", path + "/imp-1/apply", 405, "cannot be used that way"));
        cases.add(post(path + "/imp-1", "x=1", 405, "cannot be used that way"));
        cases.add(post(path, "file=x", 415, "sent as multipart/form-data"));
        for (String type : List.of("", "; boundary=", "; boundary=<script>", "; boundary=" + "x".repeat(80), "x")) {
            cases.add(upload(type, "", 415, "sent as multipart/form-data"));
        }
        String type = "; boundary=xx";
        String token = part("name=\"token\"", "<token>");
        for (String body : List.of(
                "",
                "--xx",
                "--yy--",
                token,
                token + "--xx\r\n\r\nx\r\n--xx--",
                token + part("name=\"<script>\"", "x") + "--xx--",
                token + token + "--xx--",
                token + part("name=\"file\"; filename=\"a\"", "1").repeat(2) + "--xx--",
                part("name=\"a\"", "x").repeat(17) + "--xx--",
                "--xx\r\n" + "X: y\r\n".repeat(1_000) + "\r\nx\r\n--xx--")) {
            cases.add(upload(type, body, 400, "Its parts cannot be read"));
        }
        cases.add(upload(type, token + "--xx--", 422, "Choose a file"));
        cases.add(upload(type, token + part("name=\"file\"; filename=\"\"", "") + "--xx--", 422, "Choose a file"));
        cases.add(upload(type, part("name=\"file\"; filename=\"a\"", "x") + "--xx--", 403, "form"));
    }

    private static String part(String disposition, String content) {
        return "--xx\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private static Case upload(String type, String body, int status, String words) {
        return new Case(
                ROUTE,
                BadInputs.shortly(type + body),
                "POST",
                CLASS + "/files",
                "Content-Type: multipart/form-data" + type,
                body,
                status,
                words);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Case get(String name, String path, int status, String words) {
        return new Case(ROUTE, BadInputs.shortly(name), "GET", path, "", "", status, words);
    }

    private static Case post(String path, String fields, int status, String words) {
        return BadInputs.post(ROUTE, fields, path, fields, status, words);
    }
}
