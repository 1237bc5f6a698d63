package dev.rollcall.log.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sold out|sold out",
                "  Sold, OUT!  |sold out",
                "dev.rollcall.log.LogStore|dev rollcall log logstore",
                "user-id=4711;took 3.5ms|user id 4711 took 3 5ms",
                "4BF92F35-77b3|4bf92f35 77b3",
                "snake_case|snake case",
                "naïve Größe ÄRGER|naïve größe ärger",
                "परीक्षा|परीक्षा",
                "商店sold出|商 店 sold 出",
                "a\uD83D\uDE00b|a b",
                "𐐀𐐁|𐐨𐐩"
            })
    void aTextHasTheseWords(String text, String words) {
        assertEquals(List.of(words.split(" ")), words(text));
    }

    @Test
    void textWithoutLettersOrDigitsHasNone() {
        assertEquals(List.of(), words(""));
        assertEquals(List.of(), words(" -- \n\t:_/\\ \uD83D\uDE00\uD800"));
    }

    @Test
    void theBeginningOfALongWordCounts() {
        assertEquals(List.of("x".repeat(64), "end"), words("x".repeat(1000) + " end"));
        assertEquals(List.of("x".repeat(63)), words("x".repeat(63) + "\uD801\uDC28" + "y"));
    }

    @Test
    void itCanBeUsedAgain() {
        Words words = new Words().of("one two");
        words.next();

        words.of("three");

        assertEquals(true, words.next());
        assertEquals("three", words.toString());
        assertEquals(false, words.next());
    }

    private static List<String> words(String text) {
        List<String> found = new ArrayList<>();
        Words words = new Words().of(text);
        while (words.next()) {
            found.add(words.toString());
        }
        return found;
    }
}
