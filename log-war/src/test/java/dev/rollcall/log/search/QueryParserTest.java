package dev.rollcall.log.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

    private static final LogRecord SOLD_OUT = new LogRecord(
            Fixtures.NOON,
            Fixtures.SHOP,
            true,
            LogLevel.WARN,
            "shop-1",
            "dev.rollcall.shop.Till",
            "http-nio-8080-exec-3",
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "Sold out: item-4711 at http://shop/till?x=1 after 12:30:05\njava.lang.NullPointerException: 商店",
            Map.of("user", "Olga K.", "http.status", "500", "a:b", "c*d"),
            null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "sold",
                "SOLD out",
                "sold AND out",
                "out sold",
                "\"sold out\"",
                "\"out: ITEM 4711\"",
                "item-4711",
                "item-47*",
                "so?d",
                "*pointer*",
                "java.lang.*",
                "lang.*exception",
                "nothing OR sold",
                "nothing OR (sold AND out)",
                "NOT nothing",
                "-nothing sold",
                "NOT NOT sold",
                "sold NOT nothing",
                "nothing nothing OR sold",
                "sold OR nothing nothing",
                "商店",
                "店",
                "http://shop/till",
                "12:30:05",
                "level:WARN",
                "level:warning",
                "service:Shop",
                "service:S*",
                "service: Shop",
                "instance:shop-?",
                "logger:dev.rollcall.*",
                "logger:*Till",
                "thread:http-nio-*",
                "trace:4bf92f3577b34da6a3ce929d0e0e4736",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "till 4bf92f3577b34da6a3ce929d0e0e4736",
                "user:\"Olga K.\"",
                "user:Olga\\ K.",
                "user:*",
                "http.status:500",
                "attribute.http.status:5??",
                "attribute.user:O*",
                "-http.status:200",
                "NOT (level:INFO OR level:DEBUG)",
                "(((sold)))"
            })
    void isFoundBy(String query) throws QuerySyntaxException {
        assertTrue(QueryParser.parse(query).matches(SOLD_OUT), query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "sol",
                "\"out sold\"",
                "\"sold item\"",
                "sold nothing",
                "sold AND NOT out",
                "-sold",
                "NOT sold",
                "pointer",
                "so??d",
                "level:ERROR",
                "service:shop",
                "service:Sho",
                "logger:Till",
                "trace:4BF92F3577B34DA6A3CE929D0E0E4736",
                "user:Olga",
                "nobody:*",
                "\"*\" -out",
                "\"so*d\"",
                "attribute.service:Shop",
                "nothing OR -sold",
                "店商"
            })
    void isNotFoundBy(String query) throws QuerySyntaxException {
        if (query.startsWith("\"*\"")) {
            assertThrows(QuerySyntaxException.class, () -> QueryParser.parse(query));
        } else {
            assertEquals(false, QueryParser.parse(query).matches(SOLD_OUT), query);
        }
    }

    /** Of a longer word only its first 64 characters can be found, with or without wildcards behind them. */
    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 100})
    void aLongWordIsFoundByItsBeginning(int length) throws QuerySyntaxException {
        LogRecord digest = Fixtures.record("digest " + "0f".repeat(64) + " differs");
        String beginning = "0f".repeat(64).substring(0, length);

        assertTrue(QueryParser.parse(beginning + "*").matches(digest));
        assertTrue(QueryParser.parse("digest." + beginning + "?*").matches(digest));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "(sold|6|a closing parenthesis is missing",
                "sold)|5|there is nothing open that this parenthesis closes",
                "sold AND|9|something is missing at the end",
                "OR sold|1|something is missing in front of OR; in quotation marks it is a word",
                "sold OR OR out|9|something is missing in front of OR; in quotation marks it is a word",
                "sold ()|7|something is missing in front of the closing parenthesis",
                "NOT|4|something is missing at the end",
                "a \"sold out|3|the quotation mark is never closed",
                "a sold\\|7|nothing follows the backslash",
                "sold ---|8|there is no letter or digit to look for",
                "sold ...|6|there is no letter or digit to look for",
                "\"...\"|1|there is no letter or digit to look for",
                "level:LOUD|7|level is one of TRACE, DEBUG, INFO, WARN, ERROR and FATAL",
                "a level:|9|the value of level is missing",
                "user:(a OR b)|6|the value of user is missing",
                "trace:4bf9*|7|trace takes a whole trace id, without wildcards",
                "a*b*c*d*e*f*g*h*i*j|1|there are more than 8 wildcards"
            })
    void whatIsWrongIsSaidWithItsPlace(String query, int position, String message) {
        QuerySyntaxException e = assertThrows(QuerySyntaxException.class, () -> QueryParser.parse(query));

        assertEquals(position + ": " + message, e.position() + ": " + e.getMessage());
    }

    @Test
    void tooMuchIsRefused() {
        assertThrows(QuerySyntaxException.class, () -> QueryParser.parse("x".repeat(1025)));
        assertThrows(QuerySyntaxException.class, () -> QueryParser.parse("x ".repeat(65)));
        assertThrows(QuerySyntaxException.class, () -> QueryParser.parse("(".repeat(17) + "x" + ")".repeat(17)));
        assertThrows(QuerySyntaxException.class, () -> QueryParser.parse("a.".repeat(64)));
    }

    @Test
    void muchIsTaken() throws QuerySyntaxException {
        QueryParser.parse("x ".repeat(64));
        QueryParser.parse("(".repeat(16) + "x" + ")".repeat(16));
        QueryParser.parse("NOT ".repeat(200) + "x");
        QueryParser.parse("a.".repeat(63));
    }

    @Test
    void whoeverMeetsManyStarsIsNotKeptLong() throws QuerySyntaxException {
        LogRecord all = Fixtures.record("a".repeat(64) + " " + "a ".repeat(50_000));

        assertEquals(false, QueryParser.parse("*a*a*a*a*a*a*b").matches(all));
    }
}
