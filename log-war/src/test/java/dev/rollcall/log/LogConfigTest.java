package dev.rollcall.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.log.store.Durability;
import dev.rollcall.log.store.SegmentOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogConfigTest {

    private static final long MIB = 1L << 20;

    @Test
    void defaults() {
        SegmentOptions segments =
                new SegmentOptions(Durability.FSYNC, 64 * MIB, Duration.ofDays(30), 64 * 1024 * MIB, 256 * MIB);

        assertEquals(new LogConfig(segments), LogConfig.from(Settings.of(Map.of())));
    }

    @Test
    void everyKeyIsRead() {
        Settings settings = Settings.of(Map.of(
                "rollcall.log.durability", "os",
                "rollcall.log.retention.age", "P7D",
                "rollcall.log.retention.bytes", "1GiB",
                "rollcall.log.reserve", "5MiB"));

        assertEquals(
                new SegmentOptions(Durability.OS, 64 * MIB, Duration.ofDays(7), 1024 * MIB, 5 * MIB),
                LogConfig.from(settings).segments());
    }

    @ParameterizedTest
    @CsvSource({
        "durability,sometimes",
        "retention.age,PT59M",
        "retention.age,forever",
        "retention.bytes,1MiB",
        "reserve,-1",
        "reserve,1025GiB"
    })
    void everyConstraintIsChecked(String key, String value) {
        Settings settings = Settings.of(Map.of("rollcall.log." + key, value));

        assertThrows(SettingException.class, () -> LogConfig.from(settings));
    }
}
