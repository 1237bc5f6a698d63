package dev.rollcall.log;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.log.store.Durability;
import dev.rollcall.log.store.SegmentOptions;
import java.time.Duration;
import java.util.Locale;

/**
 * What can be set in the log service; its README says what each means.
 *
 * @param segments how events are kept: {@code rollcall.log.durability}, {@code fsync} or {@code os}; fsync.
 *     {@code rollcall.log.retention.age}, one hour to a hundred years; 30 days. {@code rollcall.log.retention.bytes},
 *     64 MiB to 1 PiB; 64 GiB. {@code rollcall.log.reserve}, 0 to 1 TiB; 256 MiB
 */
record LogConfig(SegmentOptions segments) {

    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    /**
     * Reads the settings.
     *
     * @throws SettingException if one cannot be used
     */
    static LogConfig from(Settings settings) {
        return new LogConfig(new SegmentOptions(
                settings.parsed("rollcall.log.durability", LogConfig::durability)
                        .orElse(Durability.FSYNC),
                SegmentOptions.SEGMENT_BYTES,
                settings.duration(
                        "rollcall.log.retention.age",
                        Duration.ofDays(30),
                        Duration.ofHours(1),
                        Duration.ofDays(36_500)),
                settings.bytes("rollcall.log.retention.bytes", 64 * GIB, 64 * MIB, GIB * MIB),
                settings.bytes("rollcall.log.reserve", 256 * MIB, 0, GIB * 1024)));
    }

    private static Durability durability(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "fsync" -> Durability.FSYNC;
            case "os" -> Durability.OS;
            default -> throw new IllegalArgumentException("fsync or os");
        };
    }
}
