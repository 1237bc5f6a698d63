package dev.rollcall.log;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.time.Duration;

/**
 * What can be set about finding.
 *
 * @param indexed {@code rollcall.log.index}: whether there is an index; true
 * @param maxScanBytes {@code rollcall.log.max-scan}: how much of the store one search may read beside the index, 1 MiB
 *     to 1 TiB; 256 MiB
 * @param deadline {@code rollcall.log.search.deadline}: how long a search may take, 0.1 s to 60 s; 5 s
 * @param searches {@code rollcall.log.search.concurrent}: how many may search at once, 1 to 256; 8
 * @param followers {@code rollcall.log.tail.readers}: how many may follow at once, 1 to 10,000; 100
 */
record FindConfig(boolean indexed, long maxScanBytes, Duration deadline, int searches, int followers) {

    private static final long MIB = 1L << 20;

    /**
     * Reads the settings.
     *
     * @throws SettingException if one cannot be used
     */
    static FindConfig from(Settings settings) {
        return new FindConfig(
                settings.flag("rollcall.log.index", true),
                settings.bytes("rollcall.log.max-scan", 256 * MIB, MIB, MIB * MIB),
                settings.duration(
                        "rollcall.log.search.deadline",
                        Duration.ofSeconds(5),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(1)),
                settings.integer("rollcall.log.search.concurrent", 8, 1, 256),
                settings.integer("rollcall.log.tail.readers", 100, 1, 10_000));
    }
}
