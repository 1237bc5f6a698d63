package dev.rollcall.registry.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.registry.Fixtures;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollConfigTest {

    @Test
    void hasDefaults() {
        assertEquals(
                new RollConfig(Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(24), Fixtures.LIMITS),
                RollConfig.from(Settings.of(Map.of())));
    }

    @Test
    void readsEveryKey() {
        assertEquals(
                new RollConfig(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(3),
                        new RollLimits(9, 8, 7, 2 << 20)),
                RollConfig.from(Settings.of(Map.of(
                        "rollcall.registry.lease.duration", "PT10S",
                        "rollcall.registry.forget.down", "PT2M",
                        "rollcall.registry.forget.removed", "PT3M",
                        "rollcall.registry.instances.max", "9",
                        "rollcall.registry.instances.per-address", "8",
                        "rollcall.registry.unsigned.max", "7",
                        "rollcall.registry.instances.size", "2MiB"))));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "lease.duration", "PT1S",
                        "forget.down", "PT0S",
                        "forget.removed", "PT1S",
                        "instances.max", "0",
                        "instances.per-address", "1000001",
                        "instances.size", "1KiB",
                        "unsigned.max", "0")
                .entrySet()) {
            Settings settings = Settings.of(Map.of("rollcall.registry." + wrong.getKey(), wrong.getValue()));
            assertThrows(SettingException.class, () -> RollConfig.from(settings), wrong.getKey());
        }
    }
}
