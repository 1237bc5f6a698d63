package dev.rollcall.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupConfigTest {
    @Test
    void hasDefaults() {
        assertEquals(new BackupConfig(LocalTime.of(3, 0), 7), BackupConfig.from(Settings.of(Map.of())));
    }

    @Test
    void everyKeyIsRead() {
        Settings settings =
                Settings.of(Map.of("rollcall.portal.backup.at", "22:30", "rollcall.portal.backup.kept", "0"));

        assertEquals(new BackupConfig(LocalTime.of(22, 30), 0), BackupConfig.from(settings));
    }

    @ParameterizedTest
    @CsvSource({"rollcall.portal.backup.at, at three", "rollcall.portal.backup.kept, -1"})
    void whatCannotBeIsRefusedByName(String key, String value) {
        SettingException refused =
                assertThrows(SettingException.class, () -> BackupConfig.from(Settings.of(Map.of(key, value))));

        assertTrue(refused.getMessage().contains(key), refused.getMessage());
    }
}
