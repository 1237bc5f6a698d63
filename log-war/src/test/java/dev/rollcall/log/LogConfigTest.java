package dev.rollcall.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogConfigTest {

    @Test
    void defaults() {
        assertEquals(new LogConfig(256L << 20), LogConfig.from(Settings.of(Map.of())));
    }

    @Test
    void everyKeyIsRead() {
        assertEquals(new LogConfig(2L << 30), LogConfig.from(Settings.of(Map.of("rollcall.log.max-scan", "2GiB"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1KiB", "2000000GiB", "much", "-1"})
    void everyConstraintIsChecked(String value) {
        Settings settings = Settings.of(Map.of("rollcall.log.max-scan", value));

        assertThrows(SettingException.class, () -> LogConfig.from(settings));
    }
}
