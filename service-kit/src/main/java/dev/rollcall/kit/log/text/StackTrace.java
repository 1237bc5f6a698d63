package dev.rollcall.kit.log.text;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * A stack trace whose every line is either a frame or the escaped message of a throwable, so that no message can pass for
 * another line of the log. Causes share their common frames, as the JDK prints them. Bounded: a message is cut at
 * {@value #MAX_MESSAGE} characters, after {@value #MAX_THROWABLES} throwables or {@value #MAX_CHARS} characters nothing
 * follows.
 */
public final class StackTrace {

    private static final int MAX_CHARS = 256 * 1024;
    private static final int MAX_THROWABLES = 128;
    private static final int MAX_MESSAGE = 16 * 1024;

    private final StringBuilder text = new StringBuilder(1024);
    private final Set<Throwable> shown = Collections.newSetFromMap(new IdentityHashMap<>());

    private StackTrace() {}

    /** Returns the lines, each ended by {@code \n}. */
    public static String of(Throwable thrown) {
        StackTrace trace = new StackTrace();
        trace.add("", "", thrown, new StackTraceElement[0]);
        return trace.text.toString();
    }

    private void add(String indent, String caption, Throwable thrown, StackTraceElement[] enclosing) {
        if (shown.size() == MAX_THROWABLES || text.length() > MAX_CHARS) {
            return;
        }
        text.append(indent).append(caption).append(name(thrown));
        if (!shown.add(thrown)) {
            text.append(" [not shown again]\n");
            return;
        }
        text.append('\n');
        StackTraceElement[] frames = thrown.getStackTrace();
        int common = common(frames, enclosing);
        for (int i = 0; i < frames.length - common; i++) {
            text.append(indent)
                    .append("\tat ")
                    .append(OneLine.of(frames[i].toString()))
                    .append('\n');
        }
        if (common > 0) {
            text.append(indent).append("\t... ").append(common).append(" more\n");
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            add(indent + "\t", "Suppressed: ", suppressed, frames);
        }
        Throwable cause = thrown.getCause();
        if (cause != null) {
            add(indent, "Caused by: ", cause, frames);
        }
    }

    private static String name(Throwable thrown) {
        try {
            String name = String.valueOf(thrown);
            return OneLine.of(name.length() > MAX_MESSAGE ? name.substring(0, MAX_MESSAGE) + "…" : name);
        } catch (RuntimeException unreadable) {
            return thrown.getClass().getName() + " [toString() failed: "
                    + unreadable.getClass().getName() + "]";
        }
    }

    private static int common(StackTraceElement[] frames, StackTraceElement[] enclosing) {
        int count = 0;
        while (count < frames.length
                && count < enclosing.length
                && frames[frames.length - 1 - count].equals(enclosing[enclosing.length - 1 - count])) {
            count++;
        }
        return count;
    }
}
