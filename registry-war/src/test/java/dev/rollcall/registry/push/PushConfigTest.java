package dev.rollcall.registry.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushConfigTest {

    @Test
    void hasDefaults() {
        assertEquals(
                new PushConfig(
                        Duration.ofSeconds(2),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        32,
                        64),
                PushConfig.from(Settings.of(Map.of())));
    }

    @Test
    void readsEveryKey() {
        assertEquals(
                new PushConfig(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        8,
                        7),
                PushConfig.from(Settings.of(Map.of(
                        "rollcall.registry.push.timeout",
                        "PT3S",
                        "rollcall.registry.push.first-retry",
                        "PT4S",
                        "rollcall.registry.push.last-retry",
                        "PT5S",
                        "rollcall.registry.push.first-patch",
                        "PT6S",
                        "rollcall.registry.push.fast-lane",
                        "8",
                        "rollcall.registry.push.slow-lane",
                        "7"))));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "timeout",
                        "PT0S",
                        "first-retry",
                        "PT0S",
                        "last-retry",
                        "PT1H",
                        "first-patch",
                        "PT1M",
                        "slow-lane",
                        "0")
                .entrySet()) {
            Settings settings = Settings.of(Map.of("rollcall.registry.push." + wrong.getKey(), wrong.getValue()));
            assertThrows(SettingException.class, () -> PushConfig.from(settings), wrong.getKey());
        }
    }

    @Test
    void pausesAreSpreadByAQuarter() {
        PushConfig config = PushConfig.from(Settings.of(Map.of()));

        assertEquals(Duration.ofMillis(150), config.retryAfter(1, 0));
        assertEquals(Duration.ofMillis(200), config.retryAfter(1, 0.5));
        assertEquals(Duration.ofMillis(6250), config.retryAfter(1000, 1));
    }
}
