package dev.rollcall.log.index;

import dev.rollcall.log.search.EventIndex.Tally;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.NumericDocValues;

/**
 * How many documents of a leaf are of which minute and level, so that a count of all by the minute or by more need not
 * look at each. Immutable.
 */
final class Minutes {

    /** For times further apart there is no table: one for a day takes 46 kB. */
    private static final int MAX = 2 * 24 * 60;

    /** Where a minute has fewer documents, looking at each is not much slower. */
    private static final int FEW = 16;

    private static final Minutes NONE = new Minutes(0, new int[0]);

    private final long first;
    private final int[] counts;

    private Minutes(long first, int[] counts) {
        this.first = first;
        this.counts = counts;
    }

    /**
     * Counts the documents of a leaf.
     *
     * @param moments of all of them, not begun yet
     * @param firstMillis the earliest time
     * @param lastMillis the latest time
     * @param documents how many there are
     */
    static Minutes of(NumericDocValues moments, long firstMillis, long lastMillis, int documents) throws IOException {
        long first = minute(firstMillis);
        long minutes = minute(lastMillis) - first + 1;
        if (minutes > MAX || minutes * FEW > documents) {
            return NONE;
        }
        int[] counts = new int[(int) minutes * Fields.MAX_LEVELS];
        while (moments.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
            long moment = moments.longValue();
            int at = (int) (minute(Fields.millis(moment)) - first);
            counts[at * Fields.MAX_LEVELS + Fields.levelNumber(moment)]++;
        }
        return new Minutes(first, counts);
    }

    private static long minute(long millis) {
        return Math.floorDiv(millis, TimeUnit.MINUTES.toMillis(1));
    }

    /** Counts all documents; false if that takes a look at each. */
    boolean countInto(Tally tally) {
        if (counts.length == 0 || !tally.takesMinutes()) {
            return false;
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                long minute = first + i / Fields.MAX_LEVELS;
                tally.add(TimeUnit.MINUTES.toMillis(minute), Fields.level(i % Fields.MAX_LEVELS), counts[i]);
            }
        }
        return true;
    }
}
