package dev.rollcall.registry.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeConfigTest {

    @Test
    void hasDefaults() {
        assertEquals(
                new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 2000, 512),
                ProbeConfig.from(Settings.of(Map.of())));
    }

    @Test
    void readsEveryKey() {
        assertEquals(
                new ProbeConfig(Duration.ofSeconds(3), Duration.ofSeconds(4), 5, 6),
                ProbeConfig.from(Settings.of(Map.of(
                        "rollcall.registry.probe.period", "PT3S",
                        "rollcall.registry.probe.timeout", "PT4S",
                        "rollcall.registry.probe.rate", "5",
                        "rollcall.registry.probe.concurrency", "6"))));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "period", "PT0S", "timeout", "PT2M", "rate", "0", "concurrency", "0")
                .entrySet()) {
            Settings settings = Settings.of(Map.of("rollcall.registry.probe." + wrong.getKey(), wrong.getValue()));
            assertThrows(SettingException.class, () -> ProbeConfig.from(settings), wrong.getKey());
        }
    }

    @Test
    void thePeriodStretchesToKeepTheRate() {
        ProbeConfig config = ProbeConfig.from(Settings.of(Map.of()));

        assertEquals(Duration.ofSeconds(1), config.periodFor(2000));
        assertEquals(Duration.ofSeconds(5), config.periodFor(10_000));
    }
}
