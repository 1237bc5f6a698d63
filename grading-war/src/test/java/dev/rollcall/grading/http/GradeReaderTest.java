package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradeReaderTest {
    private static final Grade QUIZ = Fixtures.grade("Quiz 9", "Quiz", "91");

    private final GradeReader reader = new GradeReader();

    private Grade read(String json) {
        return reader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private JsonUnreadableException unreadable(String json) {
        return assertThrows(JsonUnreadableException.class, () -> read(json));
    }

    private ProblemException refused(String json) {
        return assertThrows(ProblemException.class, () -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91}\n",
                " { \"title\" : \"Quiz 9\" , \"TYPE\" : \"Quiz\" , \"sCoRe\" : 9.10e1 } ",
                "{\"Score\":91.00,\"Type\":\"Quiz\",\"Title\":\"  Quiz 9 \",\"Extra\":[{\"Score\":1}],\"More\":{\"Title\":[]},\"N\":null}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91,\"Extra\":[{\"a\":1},{\"a\":{\"a\":2}}]}",
                "{\"Title\":\"Quiz\\u00209\",\"Type\":\"Quiz\",\"Score\":91}"
            })
    void readsWhateverMeansTheSame(String json) {
        assertEquals(QUIZ, read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nope",
                "{\"x\":{",
                "{\"x\":[1,",
                "[]",
                "null",
                "5",
                "\"text\"",
                "{",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91}}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91} {}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":NaN}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":Infinity}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":+5}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":05}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":.5}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":0x10}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":8,5}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":1e2147483648}",
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":1e-99999999999}",
                "{'Title':'Quiz 9','Type':'Quiz','Score':91}",
                "{\"Title\":\"a\nb\",\"Type\":\"Quiz\",\"Score\":91}",
                "Title=Quiz+9&Type=Quiz&Score=91",
                "\uFEFF{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":91}"
            })
    void whatIsNotAJsonObjectIsUnreadable(String body) {
        unreadable(body);
    }

    @Test
    void bytesThatAreNotUtf8AreUnreadable() {
        byte[] latin = "{\"Title\":\"\u00E9\",\"Type\":\"Quiz\",\"Score\":91}".getBytes(StandardCharsets.ISO_8859_1);

        assertThrows(JsonUnreadableException.class, () -> reader.read(latin));
    }

    @Test
    void deepNestingIsRefusedNotFollowed() {
        String deep = "[".repeat(8_000);

        unreadable(deep);
        unreadable("{\"Title\":" + deep + "]".repeat(8_000) + ",\"Type\":\"Quiz\",\"Score\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Title":"Quiz 9","Type":"Quiz"}                        | /Score | Score is missing
            {"Title":"Quiz 9","Type":"Quiz","Score":null}           | /Score | Score is missing
            {"Title":"Quiz 9","Type":"Quiz","Score":"5"}            | /Score | Score must be a number
            {"Title":"Quiz 9","Type":"Quiz","Score":true}           | /Score | Score must be a number
            {"Title":"Quiz 9","Type":"Quiz","Score":[91]}           | /Score | Score must be a number
            {"Title":"Quiz 9","Type":"Quiz","Score":-1}             | /Score | Score must be 0 or greater
            {"Title":"Quiz 9","Type":"Quiz","Score":-0.5}           | /Score | Score must be 0 or greater
            {"Title":"Quiz 9","Type":"Quiz","Score":1e400}          | /Score | Score must have at most 9 digits
            {"Title":"Quiz 9","Type":"Quiz","Score":1234567890}     | /Score | Score must have at most 9 digits
            {"Title":"Quiz 9","Type":"Quiz","Score":0.1234567891}   | /Score | Score must have at most 9 digits
            {"Type":"Quiz","Score":91}                              | /Title | Title is missing
            {"Title":"","Type":"Quiz","Score":91}                   | /Title | Title must not be blank
            {"Title":"\\u3000","Type":"Quiz","Score":91}            | /Title | Title must not be blank
            {"Title":9,"Type":"Quiz","Score":91}                    | /Title | Title must be text
            {"Title":"a\\u0000b","Type":"Quiz","Score":91}          | /Title | Title must not hold control characters or line breaks
            {"Title":"a\\nb","Type":"Quiz","Score":91}              | /Title | Title must not hold control characters or line breaks
            {"Title":"\\ud83d","Type":"Quiz","Score":91}            | /Title | Title must not hold control characters or line breaks
            {"Title":"Quiz 9","Score":91}                           | /Type  | Type is missing
            {"Title":"Quiz 9","Type":" ","Score":91}                | /Type  | Type must not be blank
            {"Title":"Quiz 9","Type":{"a":1},"Score":91}            | /Type  | Type must be text
            """)
    void whatBreaksARuleIsNamed(String json, String pointer, String detail) {
        ProblemException problem = refused(json);

        assertEquals(CommonProblem.INVALID, problem.type());
        assertEquals(detail + ".", problem.detail());
        assertEquals(
                List.of(Map.of("pointer", pointer, "detail", detail)),
                problem.members().get("errors"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Title":"a","Title":"a","Type":"Quiz","Score":91}       | Title is there twice
            {"Title":null,"title":"a","Type":"Quiz","Score":91}      | title is there twice
            {"Title":"a","Type":"Quiz","Score":1,"SCORE":"1"}        | score is there twice
            {"Title":"a","Type":"Quiz","Score":1,"\\u0053core":2}   | Score is there twice
            {"Title":"a","Type":"Quiz","Score":1,"x":[{"y":1,"y":2}]}| y is there twice
            """)
    void whatIsSaidTwiceIsUnreadable(String json, String message) {
        assertEquals(message, unreadable(json).getMessage());
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        ProblemException problem = refused("{}");

        assertEquals("Title is missing. Type is missing. Score is missing.", problem.detail());
    }

    @Test
    void endlessNumbersAreRefusedUnread() {
        String digits = "1" + "0".repeat(10_000);

        assertEquals(
                "a number is too long or too large",
                unreadable("{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":" + digits + "}")
                        .getMessage());
    }
}
