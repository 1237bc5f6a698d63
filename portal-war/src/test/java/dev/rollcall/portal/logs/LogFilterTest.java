package dev.rollcall.portal.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFilterTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-22T10:54:12Z");

    @Test
    void aFilterIsReadFromAnAddressAndPrintedBack() {
        LogFilter filter = filter(Map.of(
                "q",
                "sold \"out of\"",
                "service",
                "Grading & Co",
                "level",
                "WARN",
                "trace",
                LogLines.TRACE,
                "range",
                "1h",
                "limit",
                "500"));

        assertEquals(
                "q=sold+%22out+of%22&service=Grading+%26+Co&level=WARN&trace=" + LogLines.TRACE + "&range=1h&limit=500",
                filter.query());
        assertTrue(filter.followsTrace());
    }

    @Test
    void whatMakesNoSenseIsLeftOut() {
        LogFilter filter = filter(Map.of(
                "service", "x".repeat(129), "level", "LOUD", "trace", "../etc", "limit", "1000000000", "range", "2h"));

        assertEquals(LogFilter.ALL, filter);
        assertFalse(filter.isActive());
        assertEquals("", filter.query());
    }

    @Test
    void theLogServiceIsAskedInItsOwnWords() {
        LogFilter filter = filter(Map.of("q", "a b", "level", "WARN", "range", "15m", "from", "ignored"));

        assertEquals(
                "q=a+b&level=WARN&from=2026-11-22T10%3A39%3A12Z",
                filter.wire(filter.time().at(NOW, BERLIN)));
        assertEquals(List.of(), filter.time().mistakes(BERLIN));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-21T23:00:00Z",
        "2026-11-22 10:42, 2026-11-22T09:42:00Z",
        "2026-11-22T10:42:07.125, 2026-11-22T09:42:07.125Z",
        "2026-11-22T10:42:07Z, 2026-11-22T10:42:07Z",
        "2026-11-22T10:42:07.5+03:00, 2026-11-22T07:42:07.5Z"
    })
    void momentsWithoutAnOffsetAreThoseOfTheWallClock(String typed, Instant meant) {
        assertEquals(Optional.of(meant), Typed.moment(typed, BERLIN));
        assertEquals(Optional.of(meant), Typed.moment(Typed.field(typed, BERLIN), BERLIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "10:42", "2026-13-01", "2026-02-30T10:00", "+999999999-01-01", "0000-01-01", "20261122T10"})
    void otherMomentsAreMistakes(String typed) {
        assertEquals(List.of("from"), new TimeRange(null, typed, "").mistakes(BERLIN));
        assertEquals("", Typed.field(typed, BERLIN));
    }

    @Test
    void theEndMustComeAfterTheBeginning() {
        assertEquals(List.of("order"), new TimeRange(null, "2026-11-22", "2026-11-22").mistakes(BERLIN));
        assertEquals(List.of("from", "to"), new TimeRange(null, "x", "y").mistakes(BERLIN));
    }

    @Test
    void aClickAddsAConditionToTheSearch() {
        assertEquals("service:\"Shop\"", narrowed("", "service", "Shop", true));
        assertEquals("sold -level:\"INFO\"", narrowed("sold", "level", "INFO", false));
        assertEquals("x user:\"Olga \\\"K\\\" \\\\\"", narrowed("x", "user", "Olga \"K\" \\", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service:\"Shop\"",
                "x service:\"Shop\"",
                "service:\"Shop\" x",
                "(a OR b) service:\"Shop\" -level:\"INFO\""
            })
    void aConditionThatIsThereIsNotAddedTwice(String text) {
        assertEquals(text, narrowed(text, "service", "Shop", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main (1)", "a) OR (b", "\\", "\"", "NOT service:\"Shop\""})
    void norIsOneWhoseValueLooksLikeASearch(String value) {
        String narrowed = narrowed("(a OR b) x", "thread", value, true);

        assertEquals(narrowed, narrowed(narrowed, "thread", value, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a OR service:\"Shop\"",
                "-service:\"Shop\"",
                "NOT service:\"Shop\"",
                "x  NOT \t service:\"Shop\"",
                "\"x service:\"Shop\" y\"",
                "(a OR service:\"Shop\") b",
                "x.service:\"Shop\""
            })
    void aConditionThatIsThereOnlyAsAChoiceOrAsAnotherOneIsAdded(String text) {
        String narrowed = narrowed(text, "service", "Shop", true);

        assertNotEquals(text, narrowed);
        assertTrue(narrowed.endsWith(" service:\"Shop\""), narrowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a OR b", "OR", "a OR(b)", "(a) OR b"})
    void aChoiceIsPutInParenthesesFirst(String text) {
        assertEquals("(" + text + ") -logger:\"a.B\"", narrowed(text, "logger", "a.B", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a OR b)", "\"a OR b\"", "ORDER", "xOR b"})
    void otherSearchesNeedNone(String text) {
        assertEquals(text + " logger:\"a.B\"", narrowed(text, "logger", "a.B", true));
    }

    @Test
    void whatASearchCannotSayIsNoLink() {
        assertEquals(Optional.empty(), SearchText.narrowed("", "with space", "x", true));
        assertEquals(Optional.empty(), SearchText.narrowed("", "service", "", true));
        assertEquals(Optional.empty(), SearchText.narrowed("", "user", "x".repeat(1_020), true));
    }

    @Test
    void attributesThatAreCalledLikeFieldsHaveAnotherName() {
        assertEquals("attribute.level", SearchText.attribute("level"));
        assertEquals("attribute.attribute.x", SearchText.attribute("attribute.x"));
        assertEquals("user", SearchText.attribute("user"));
    }

    private static String narrowed(String text, String field, String value, boolean wanted) {
        return SearchText.narrowed(text, field, value, wanted).orElseThrow();
    }

    private static LogFilter filter(Map<String, String> parameters) {
        return LogFilter.of(parameters::get);
    }
}
