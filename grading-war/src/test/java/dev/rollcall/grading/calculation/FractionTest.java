package dev.rollcall.grading.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class FractionTest {
    private static Fraction fraction(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    private static Fraction number(String decimal) {
        return Fraction.of(new BigDecimal(decimal));
    }

    @Test
    void equalNumbersAreEqualFractions() {
        assertEquals(fraction(7, 8), fraction(14, 16));
        assertEquals(fraction(7, 8), number("0.8750"));
        assertEquals(fraction(7, 8), Fraction.of(new BigDecimal("1.75"), new BigDecimal("2")));
        assertEquals(Fraction.ZERO, fraction(0, 5));
        assertEquals(number("200"), Fraction.of(new BigDecimal("2E+2")));
    }

    @Test
    void theSignIsAbove() {
        assertEquals(fraction(-1, 2), fraction(2, -4));
        assertEquals(fraction(1, 2), fraction(-2, -4));
        assertEquals(BigInteger.TWO, fraction(2, -4).denominator());
        assertEquals(-1, fraction(2, -4).signum());
    }

    @Test
    void nothingIsDividedByZero() {
        assertThrows(ArithmeticException.class, () -> fraction(1, 0));
        assertThrows(ArithmeticException.class, () -> Fraction.of(BigDecimal.ONE, BigDecimal.ZERO));
    }

    @Test
    void isComparedByItsValueWhateverItsDenominator() {
        assertTrue(fraction(1, 3).compareTo(fraction(2, 5)) < 0);
        assertTrue(fraction(2, 3).compareTo(fraction(1, 3)) > 0);
        assertTrue(fraction(-1, 3).compareTo(fraction(-1, 2)) > 0);
        assertEquals(0, fraction(2, 6).compareTo(fraction(1, 3)));
    }

    @Test
    void saysWhatItIs() {
        assertEquals("7/8", fraction(7, 8).toString());
        assertEquals("-7/8", fraction(7, -8).toString());
        assertEquals("7", fraction(14, 2).toString());
    }
}
