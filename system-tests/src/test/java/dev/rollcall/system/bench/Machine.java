package dev.rollcall.system.bench;

import dev.rollcall.system.harness.Commands;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where, when and of what the figures were taken. */
final class Machine {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private Machine() {}

    static String describe() {
        return ZonedDateTime.now(ZoneOffset.UTC).format(MINUTES) + ", commit " + commit() + ", JDK "
                + System.getProperty("java.runtime.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch");
    }

    /** The average number of processes that ran or wanted to, over the last minute. */
    static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
    }

    private static String commit() {
        Commands.Result head = Commands.tryRun("git", "rev-parse", "--short", "HEAD");
        if (head.exit() != 0) {
            return "unknown";
        }
        boolean clean = Commands.tryRun("git", "status", "--porcelain", "--", ":/", ":(top,exclude)docs/benchmarks.md")
                .output()
                .isBlank();
        return head.output().strip() + (clean ? "" : " with uncommitted changes");
    }
}
