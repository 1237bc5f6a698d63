package dev.rollcall.system.matrix;

import java.time.Duration;

/**
 * How a row went.
 *
 * @param what the row, in words
 * @param versions what ran, or was to run
 * @param outcome works, fails with a reason, or was not tried with a reason; one line
 * @param took seconds; empty if it was not tried
 */
record Result(String what, Versions versions, String outcome, String took) {
    private static final String FAILS = "**fails**: ";
    private static final int LONGEST = 300;

    static Result works(Row<?> row, Versions ran, Duration took) {
        return new Result(row.what(), ran, "works", seconds(took));
    }

    static Result fails(Row<?> row, Throwable why, Duration took) {
        return new Result(row.what(), row.asked(), FAILS + line(why), seconds(took));
    }

    static Result notTried(Row<?> row, Throwable why) {
        return new Result(row.what(), row.asked(), "not tried: " + line(why), "");
    }

    /** Returns whether the run may be called a success with it. */
    boolean good() {
        return !outcome.startsWith(FAILS);
    }

    private static String seconds(Duration took) {
        return Long.toString(took.toSeconds());
    }

    private static String line(Throwable why) {
        String text = String.valueOf(why.getMessage()).replaceAll("\\s+", " ").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    }
}
