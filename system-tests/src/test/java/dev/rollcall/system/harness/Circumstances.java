package dev.rollcall.system.harness;

import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where, when and of what something is said that a page of {@code docs/} keeps. */
public final class Circumstances {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private Circumstances() {}

    /** Returns the moment, and the commit. */
    public static String dateAndCommit() {
        return ZonedDateTime.now(ZoneOffset.UTC).format(MINUTES) + ", commit " + commit();
    }

    /** Returns the moment, the commit, and the machine with its Java. */
    public static String describe() {
        return dateAndCommit() + ", JDK " + System.getProperty("java.runtime.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch");
    }

    /** Returns the average number of processes that ran or wanted to, over the last minute. */
    public static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
    }

    private static String commit() {
        Commands.Result head = Commands.tryRun("git", "rev-parse", "--short", "HEAD");
        if (head.exit() != 0) {
            return "unknown";
        }
        // Pages that runs write are no change of what is run.
        boolean clean = Commands.tryRun(
                        "git",
                        "status",
                        "--porcelain",
                        "--",
                        ":/",
                        ":(top,exclude)docs/benchmarks.md",
                        ":(top,exclude)docs/benchmarks",
                        ":(top,exclude)docs/compatibility.md")
                .output()
                .isBlank();
        return head.output().strip() + (clean ? "" : " with uncommitted changes");
    }
}
