package dev.rollcall.log.search;

import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.STOCK;
import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private static final LogRecord EVENT = new LogRecord(
            Fixtures.NOON,
            SHOP,
            true,
            LogLevel.WARN,
            "shop-1",
            "shop.Till",
            "main",
            "4bf9",
            "sold out",
            Map.of("user", "olga"),
            null);

    @ParameterizedTest
    @CsvSource({
        "service,Shop,true",
        "service,shop,false",
        "instance,shop-1,true",
        "instance,shop-*,false",
        "level,warn,true",
        "level,ERROR,false",
        "level,TRACE,true",
        "logger,shop.Till,true",
        "thread,main,true",
        "thread,mai,false",
        "trace,4bf9,true",
        "trace,4BF9,false",
        "from,2026-11-22T12:00:00Z,true",
        "from,2026-11-22T13:00:00+01:00,true",
        "from,2026-11-22T12:00:00.001Z,false",
        "to,2026-11-22T12:00:00Z,false",
        "to,2026-11-22T12:00:00.001Z,true",
        "attribute.user,olga,true",
        "attribute.user,tom,false",
        "attribute.item,olga,false",
        "q,sold -in,true",
        "q,in,false",
        "q,' ',true"
    })
    void oneNarrows(String name, String value, boolean matches) throws InvalidQueryException {
        assertEquals(matches, filter(Map.of(name, value)).matches(EVENT));
    }

    @Test
    void allMustHold() throws InvalidQueryException {
        Map<String, String> asked = Map.of("service", "Shop", "level", "WARN", "trace", "4bf9", "q", "sold");

        assertTrue(filter(asked).matches(EVENT));
        assertEquals(false, filter(asked).matches(record(SHOP, LogLevel.WARN, "4bf9", "other")));
        assertEquals(false, filter(asked).matches(record(STOCK, LogLevel.WARN, "4bf9", "sold")));
        assertEquals(false, filter(asked).matches(record(SHOP, LogLevel.INFO, "4bf9", "sold")));
    }

    @Test
    void whatIsBlankIsMissing() throws InvalidQueryException {
        assertEquals(Filter.ALL, filter(Map.of("service", "", "level", " ", "trace", "", "q", "", "from", " ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level|LOUD|The parameter level must be one of TRACE, DEBUG, INFO, WARN, ERROR and FATAL.",
                "service|'a\tb'|The parameter service must be the name of a service.",
                "from|yesterday|The parameter from must be a time in the years 0 to 9999 such as 2026-11-22T08:00:00Z.",
                "to|2026-11-22|The parameter to must be a time in the years 0 to 9999 such as 2026-11-22T08:00:00Z.",
                "to|-0001-01-01T00:00:00Z|The parameter to must be a time in the years 0 to 9999 such as"
                        + " 2026-11-22T08:00:00Z.",
                "q|(a|The parameter q cannot be read at character 3: a closing parenthesis is missing."
            })
    void whatCannotBeUnderstoodIsNamed(String parameter, String value, String sentence) {
        InvalidQueryException invalid =
                assertThrows(InvalidQueryException.class, () -> filter(Map.of(parameter, value)));

        assertEquals(Optional.of(parameter), invalid.parameter());
        assertEquals(sentence, invalid.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0", "1001", "many", "+5", "٥", "99999999999999999999"})
    void aNumberHasBounds(String value) {
        InvalidQueryException invalid = assertThrows(
                InvalidQueryException.class, () -> of(Map.of("limit", value)).number("limit", 5, 1, 1000));

        assertEquals("The parameter limit must be a whole number from 1 to 1000.", invalid.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "servcie, servcie",
        "LEVEL, LEVEL",
        "attribute., attribute.",
        "'a\nb', of such a name",
        "<b>, of such a name",
        "'', of such a name"
    })
    void whatNobodyKnowsIsRefused(String parameter, String shown) {
        InvalidQueryException invalid = assertThrows(InvalidQueryException.class, () -> of(Map.of(parameter, "Shop")));

        assertEquals(
                "There is no parameter " + shown + "; there are attribute.*, from, instance, level, limit, logger, q,"
                        + " service, thread, to and trace.",
                invalid.getMessage());
        assertEquals(shown.equals(parameter), invalid.parameter().isPresent());
    }

    @Test
    void whatIsAskedTwiceIsRefused() {
        InvalidQueryException invalid = assertThrows(
                InvalidQueryException.class,
                () -> Parameters.of(Map.of("level", new String[] {"INFO", "ERROR"}))
                        .filter());

        assertEquals("The parameter level must be there only once.", invalid.getMessage());
    }

    @Test
    void timeGoesForward() {
        assertThrows(
                InvalidQueryException.class,
                () -> filter(Map.of("from", "2026-11-22T12:00:00Z", "to", "2026-11-22T12:00:00Z")));
    }

    @Test
    void aTraceIsNoNovel() {
        assertThrows(InvalidQueryException.class, () -> filter(Map.of("trace", "f".repeat(257))));
    }

    private static Filter filter(Map<String, String> values) throws InvalidQueryException {
        return of(values).filter();
    }

    private static Parameters of(Map<String, String> values) throws InvalidQueryException {
        Map<String, String[]> once = new HashMap<>();
        values.forEach((name, value) -> once.put(name, new String[] {value}));
        return Parameters.of(once, "limit");
    }
}
