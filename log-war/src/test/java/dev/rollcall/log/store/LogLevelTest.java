package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogLevelTest {

    @ParameterizedTest
    @EnumSource
    void everyLevelIsCalledByItsName(LogLevel level) {
        assertEquals(Optional.of(level), LogLevel.of(level.name()));
    }

    @ParameterizedTest
    @CsvSource({
        "info,INFO",
        "Warning,WARN",
        "SEVERE,ERROR",
        "fine,DEBUG",
        "FINEST,TRACE",
        "critical,FATAL",
        "notice,INFO"
    })
    void otherSystemsWordsAreUnderstood(String word, LogLevel level) {
        assertEquals(Optional.of(level), LogLevel.of(word));
    }

    @Test
    void otherWordsMeanNothing() {
        assertEquals(Optional.empty(), LogLevel.of("LOUD"));
        assertEquals(Optional.empty(), LogLevel.of(""));
    }

    @Test
    void levelsAreOrderedFromTheLeastSerious() {
        assertTrue(LogLevel.ERROR.atLeast(LogLevel.WARN));
        assertTrue(LogLevel.WARN.atLeast(LogLevel.WARN));
        assertFalse(LogLevel.INFO.atLeast(LogLevel.WARN));
    }
}
