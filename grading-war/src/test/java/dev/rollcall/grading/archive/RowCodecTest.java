package dev.rollcall.grading.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowCodecTest {
    private static final List<Kind> NUMBER = List.of(Kind.DECIMAL);
    private static final String FORTY = "1234567890123456789012345678901234567890";

    private static BigDecimal read(String number) {
        return (BigDecimal) RowCodec.read("[" + number + "]", NUMBER).get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1.5", "1e39", "1e-40", "0.0000000001", FORTY, "123456789012345678901234567890123456e-40"})
    void whatIsReadIsWrittenSoThatItIsReadAsTheSame(String number) {
        BigDecimal value = read(number);

        String written = new RowCodec().write(List.of(value)).toString();

        assertEquals(
                0, value.compareTo((BigDecimal) RowCodec.read(written, NUMBER).get(0)), written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e40", "1e-41", "1e999999999", "1e-999999999", FORTY + "1"})
    void moreDigitsThanAnyColumnTakesAreRefused(String number) {
        assertThrows(IllegalArgumentException.class, () -> read(number));
    }
}
