package dev.rollcall.portal;

import dev.rollcall.portal.BadInputs.Case;
import java.util.List;

/** What nobody should send to the page on which a class is made, a part of {@link BadInputs}. */
final class BadNewClasses {
    private static final String PAGE = "/new-class";
    private static final String CHOSEN = "title=x&course=maths&term=year-26";

    private BadNewClasses() {}

    static void add(List<Case> cases) {
        cases.add(post("", "Say what the class is called"));
        cases.add(post(CHOSEN.replace("=x", "=" + "x".repeat(201)), "Use at most 200 characters."));
        cases.add(post(CHOSEN + "&new-course=x", "not both"));
        cases.add(post(CHOSEN + "&from=2026-09-01", "not both"));
        cases.add(post(CHOSEN.replace("maths", "..%2Fx"), "This course is not there any more."));
        cases.add(post(CHOSEN.replace("year-26", "year-25"), "it is closed"));
        cases.add(post("title=x&term=year-26&copy-of=..%2Fx", "The class to copy is not there any more."));
        cases.add(post(CHOSEN + "&copy-of=algebra&new-course=x", "not both"));
        cases.add(post(CHOSEN + "&people=yes", "Choose the class whose people are to be taken over"));
        String term = "title=x&course=maths&new-term=x";
        cases.add(post(term, "Say when the term begins."));
        for (String day : List.of("x", "2026-02-30", "%2B10000-01-01", "-2026-01-01")) {
            cases.add(post(term + "&until=2027-01-01&from=" + day, "This is not a day."));
        }
        cases.add(post(term + "&from=2026-09-01&until=2026-08-31", "must not be before"));
        BadInputs.HOSTILE.forEach(text -> {
            String typed = BadInputs.encoded(text);
            cases.add(post("title=x&term=year-26&course=" + typed, "This course is not there any more."));
            cases.add(post(CHOSEN + "&copy-of=" + typed, "The class to copy is not there any more."));
            cases.add(post("new-course=" + typed, "Say what the class is called"));
        });
    }

    private static Case post(String fields, String words) {
        return BadInputs.post(PAGE, fields, PAGE, fields, 422, words);
    }
}
