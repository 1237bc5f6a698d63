package dev.rollcall.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.store.Durability;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradingConfigTest {
    @Test
    void hasDefaults() {
        assertEquals(
                new GradingConfig(
                        false,
                        false,
                        ZoneId.systemDefault(),
                        "School",
                        false,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(1),
                        Durability.SYNC,
                        new GradingConfig.Backup(LocalTime.of(3, 0), 7)),
                GradingConfig.from(Settings.of(Map.of())));
    }

    @Test
    void everyKeyIsRead() {
        Settings settings = Settings.of(Map.of(
                "rollcall.grading.demo", "true",
                "rollcall.grading.unsigned", "true",
                "rollcall.grading.time-zone", "Europe/Vienna",
                "rollcall.grading.school", "Example School",
                "rollcall.grading.erasure.approval", "true",
                "rollcall.grading.watch.beat", "PT7S",
                "rollcall.grading.watch.poll", "PT0.2S",
                "rollcall.grading.durability", "os",
                "rollcall.grading.backup.at", "22:30",
                "rollcall.grading.backup.kept", "0"));

        assertEquals(
                new GradingConfig(
                        true,
                        true,
                        ZoneId.of("Europe/Vienna"),
                        "Example School",
                        true,
                        Duration.ofSeconds(7),
                        Duration.ofMillis(200),
                        Durability.OS,
                        new GradingConfig.Backup(LocalTime.of(22, 30), 0)),
                GradingConfig.from(settings));
    }

    @ParameterizedTest
    @CsvSource({
        "rollcall.grading.demo, maybe",
        "rollcall.grading.unsigned, 1",
        "rollcall.grading.time-zone, Vienna",
        "rollcall.grading.school, \u202Eloohcs",
        "rollcall.grading.erasure.approval, twice",
        "rollcall.grading.watch.beat, PT2M",
        "rollcall.grading.watch.poll, PT0S",
        "rollcall.grading.durability, disk",
        "rollcall.grading.backup.at, at three",
        "rollcall.grading.backup.kept, -1"
    })
    void whatCannotBeIsRefusedByName(String key, String value) {
        SettingException refused =
                assertThrows(SettingException.class, () -> GradingConfig.from(Settings.of(Map.of(key, value))));

        assertTrue(refused.getMessage().contains(key), refused.getMessage());
    }
}
