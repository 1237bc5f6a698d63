package dev.rollcall.log;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;

/**
 * What can be set in the log service.
 *
 * @param maxScanBytes {@code rollcall.log.max-scan}: how much of the file one question may read, 1 MiB to 1 TiB; 256 MiB
 */
record LogConfig(long maxScanBytes) {

    private static final long MIB = 1L << 20;

    /**
     * Reads the settings.
     *
     * @throws SettingException if one cannot be used
     */
    static LogConfig from(Settings settings) {
        return new LogConfig(settings.bytes("rollcall.log.max-scan", 256 * MIB, MIB, MIB * MIB));
    }
}
