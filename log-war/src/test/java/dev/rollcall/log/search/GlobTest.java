package dev.rollcall.log.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "abc,abc,true",
        "abc,abd,false",
        "abc,ab,false",
        "a*,a,true",
        "a*c,abbc,true",
        "a*c,abcb,false",
        "*,'',true",
        "?,'',false",
        "?,😀,true",
        "a?c,a😀c,true",
        "*a*b,xxaxxabxb,true",
        "*a*b,xxaxxabxbx,false",
        "**,x,true",
        "*?*?,a,false",
        "*?*?,ab,true"
    })
    void matches(String pattern, String text, boolean expected) {
        int[] symbols = pattern.codePoints()
                .map(c -> c == '*' ? Glob.ANY : c == '?' ? Glob.ONE : c)
                .toArray();

        assertEquals(expected, Glob.of(symbols).matches(text));
    }

    @Test
    void whatIsExactStandsForItself() {
        Glob exact = Glob.exactly("a*?\\");

        assertEquals(true, exact.isLiteral());
        assertEquals(true, exact.matches("a*?\\"));
        assertEquals(false, exact.matches("abc\\"));
        assertEquals("a\\*\\?\\\\", exact.toString());
    }
}
