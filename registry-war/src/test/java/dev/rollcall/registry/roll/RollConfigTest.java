package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollConfigTest {

    @Test
    void hasDefaults() {
        assertEquals(
                new RollConfig(Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(24), 10_000),
                RollConfig.from(Settings.of(Map.of())));
    }

    @Test
    void readsEveryKey() {
        assertEquals(
                new RollConfig(Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(3), 7),
                RollConfig.from(Settings.of(Map.of(
                        "rollcall.registry.lease.duration", "PT10S",
                        "rollcall.registry.forget.down", "PT2M",
                        "rollcall.registry.forget.removed", "PT3M",
                        "rollcall.registry.unsigned.max", "7"))));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "lease.duration", "PT1S", "forget.down", "PT0S", "forget.removed", "PT1S", "unsigned.max", "0")
                .entrySet()) {
            Settings settings = Settings.of(Map.of("rollcall.registry." + wrong.getKey(), wrong.getValue()));
            assertThrows(SettingException.class, () -> RollConfig.from(settings), wrong.getKey());
        }
    }
}
