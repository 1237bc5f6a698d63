package dev.rollcall.grading;

import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.store.Durability;
import dev.rollcall.kit.settings.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The settings of the grade book.
 *
 * @param demo whether invented students are entered into an empty book
 * @param unsigned whether callers without a token may use the addresses of the tutorial
 * @param zone in which days begin
 * @param school what the school is called in OneRoster archives
 * @param erasureApproval whether a second administrator has to agree before a student is erased
 * @param beat how often an open stream of changes shows that it still works
 * @param poll how often changes of other instances are looked for, while a stream of changes is open
 * @param durability how far a change to the embedded database has come when it is confirmed
 * @param backup when everything is backed up
 */
record GradingConfig(
        boolean demo,
        boolean unsigned,
        ZoneId zone,
        String school,
        boolean erasureApproval,
        Duration beat,
        Duration poll,
        Durability durability,
        Backup backup) {
    /**
     * The daily archive of everything.
     *
     * @param at from when on it is made
     * @param kept how many are kept; 0: none is made
     */
    record Backup(LocalTime at, int kept) {
        private static final int MOST = 1_000;

        static Backup from(Settings settings) {
            return new Backup(
                    settings.parsed("rollcall.grading.backup.at", GradingConfig::time)
                            .orElse(LocalTime.of(3, 0)),
                    settings.integer("rollcall.grading.backup.kept", 7, 0, MOST));
        }
    }

    static GradingConfig from(Settings settings) {
        return new GradingConfig(
                settings.flag("rollcall.grading.demo", false),
                settings.flag("rollcall.grading.unsigned", false),
                settings.parsed("rollcall.grading.time-zone", GradingConfig::zone)
                        .orElseGet(ZoneId::systemDefault),
                settings.parsed("rollcall.grading.school", GradingConfig::school)
                        .orElse("School"),
                settings.flag("rollcall.grading.erasure.approval", false),
                settings.duration(
                        "rollcall.grading.watch.beat",
                        Duration.ofSeconds(15),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(1)),
                settings.duration(
                        "rollcall.grading.watch.poll",
                        Duration.ofSeconds(1),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(1)),
                settings.parsed("rollcall.grading.durability", GradingConfig::durability)
                        .orElse(Durability.SYNC),
                Backup.from(settings));
    }

    private static Durability durability(String text) {
        return switch (text) {
            case "sync" -> Durability.SYNC;
            case "os" -> Durability.OS;
            default -> throw new IllegalArgumentException("sync or os");
        };
    }

    private static String school(String text) {
        return new Title(text).text();
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time of day such as 03:00", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time zone such as Europe/Vienna", e);
        }
    }
}
