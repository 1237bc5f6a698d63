package dev.rollcall.kit.spool;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of segments, {@code <milliseconds since 1970>-<number>.spool}, whose alphabetical order is that in which they were
 * written, also when the clock is set back between two processes. Not thread-safe.
 */
final class SegmentNames {

    private static final Pattern NAME = Pattern.compile("(\\d{14})-(\\d{8})\\.spool");

    private final long opened;
    private int next;

    private SegmentNames(long opened) {
        this.opened = opened;
    }

    /** Returns names that come after those of {@code old}, which are sorted. */
    static SegmentNames after(List<String> old, Instant now) {
        long newest = old.isEmpty() ? 0 : stamp(old.get(old.size() - 1));
        return new SegmentNames(Math.max(now.toEpochMilli(), newest + 1));
    }

    static boolean isSegment(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns the next name after one of a segment. */
    static String after(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + " is not the name of a segment");
        }
        return name(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)) + 1);
    }

    private static String name(long stamp, int number) {
        return String.format(Locale.ROOT, "%014d-%08d.spool", stamp, number);
    }

    private static long stamp(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    String next() {
        return name(opened, next++);
    }
}
