package dev.rollcall.portal;

import dev.rollcall.kit.settings.Settings;
import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * The daily backup of the accounts.
 *
 * @param at from when on it is made
 * @param kept how many are kept; 0: none is made
 */
record BackupConfig(LocalTime at, int kept) {
    private static final int MOST = 1_000;

    static BackupConfig from(Settings settings) {
        return new BackupConfig(
                settings.parsed("rollcall.portal.backup.at", BackupConfig::time).orElse(LocalTime.of(3, 0)),
                settings.integer("rollcall.portal.backup.kept", 7, 0, MOST));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time of day such as 03:00", e);
        }
    }
}
