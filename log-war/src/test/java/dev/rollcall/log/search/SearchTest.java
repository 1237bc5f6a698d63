package dev.rollcall.log.search;

import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.STOCK;
import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.log.store.InMemoryLogStore;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {

    private final InMemoryLogStore store = new InMemoryLogStore();
    private final Search search = new Search(store);

    @Test
    void withoutParametersTheHundredNewestAreReturned() throws InvalidQueryException {
        store.append(IntStream.range(0, 150).mapToObj(i -> record("line " + i)).toList());

        List<String> texts = texts(Map.of());

        assertEquals(100, texts.size());
        assertEquals("line 149", texts.get(0));
    }

    @Test
    void everyParameterNarrowsTheAnswer() throws InvalidQueryException {
        store.append(List.of(
                record(SHOP, LogLevel.ERROR, "4bf9", "wanted"),
                record(STOCK, LogLevel.ERROR, "4bf9", "other service"),
                record(SHOP, LogLevel.INFO, "4bf9", "not serious"),
                record(SHOP, LogLevel.ERROR, "0000", "other trace")));

        assertEquals(
                List.of("wanted"), texts(Map.of("service", "Shop", "level", "warn", "trace", "4bf9", "limit", "1000")));
        assertEquals(List.of("other trace"), texts(Map.of("limit", "1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit|0|The parameter limit must be a whole number from 1 to 1000.",
                "limit|1001|The parameter limit must be a whole number from 1 to 1000.",
                "limit|many|The parameter limit must be a whole number from 1 to 1000.",
                "level|LOUD|The parameter level must be one of TRACE, DEBUG, INFO, WARN, ERROR and FATAL.",
                "limit|+5|The parameter limit must be a whole number from 1 to 1000.",
                "limit|٥|The parameter limit must be a whole number from 1 to 1000.",
                "service|'a\tb'|The parameter service must be the name of a service."
            })
    void whatCannotBeUnderstoodIsNamed(String parameter, String value, String sentence) {
        InvalidQueryException invalid =
                assertThrows(InvalidQueryException.class, () -> texts(Map.of(parameter, value)));

        assertEquals(Optional.of(parameter), invalid.parameter());
        assertEquals(sentence, invalid.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "servcie, servcie",
        "LEVEL, LEVEL",
        "'a\nb', of such a name",
        "<b>, of such a name",
        "'', of such a name"
    })
    void whatNobodyKnowsIsRefused(String parameter, String shown) {
        InvalidQueryException invalid =
                assertThrows(InvalidQueryException.class, () -> texts(Map.of(parameter, "Shop")));

        assertEquals(
                "There is no parameter " + shown + "; there are service, level, trace and limit.",
                invalid.getMessage());
        assertEquals(shown.equals(parameter), invalid.parameter().isPresent());
    }

    @Test
    void whatIsAskedTwiceIsRefused() {
        InvalidQueryException invalid = assertThrows(
                InvalidQueryException.class, () -> search.newest(Map.of("level", new String[] {"INFO", "ERROR"})));

        assertEquals("The parameter level must be there only once.", invalid.getMessage());
    }

    @Test
    void whatIsBlankIsMissing() throws InvalidQueryException {
        store.append(List.of(record("one")));

        assertEquals(List.of("one"), texts(Map.of("service", "", "level", " ", "trace", "", "limit", "")));
    }

    @Test
    void aTraceIsNoNovel() {
        assertThrows(InvalidQueryException.class, () -> texts(Map.of("trace", "f".repeat(257))));
    }

    private List<String> texts(Map<String, String> parameters) throws InvalidQueryException {
        Map<String, String[]> once = new HashMap<>();
        parameters.forEach((name, value) -> once.put(name, new String[] {value}));
        return search.newest(once).records().stream().map(LogRecord::text).toList();
    }
}
