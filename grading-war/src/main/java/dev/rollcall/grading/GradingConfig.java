package dev.rollcall.grading;

import dev.rollcall.kit.settings.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The settings of the grade book.
 *
 * @param demo whether invented students are entered into an empty book
 * @param unsigned whether callers without a token may use the addresses of the tutorial
 * @param zone in which days begin
 * @param beat how often an open stream of changes shows that it still works
 * @param poll how often changes of other instances are looked for, while somebody is told of changes
 */
record GradingConfig(boolean demo, boolean unsigned, ZoneId zone, Duration beat, Duration poll) {
    static GradingConfig from(Settings settings) {
        return new GradingConfig(
                settings.flag("rollcall.grading.demo", false),
                settings.flag("rollcall.grading.unsigned", false),
                settings.parsed("rollcall.grading.time-zone", GradingConfig::zone)
                        .orElseGet(ZoneId::systemDefault),
                settings.duration(
                        "rollcall.grading.watch.beat",
                        Duration.ofSeconds(15),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(1)),
                settings.duration(
                        "rollcall.grading.watch.poll",
                        Duration.ofSeconds(1),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(1)));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time zone such as Europe/Vienna", e);
        }
    }
}
