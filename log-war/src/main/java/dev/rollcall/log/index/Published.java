package dev.rollcall.log.index;

import dev.rollcall.log.search.EventIndex.Part;
import dev.rollcall.log.search.EventIndex.Selection;
import dev.rollcall.log.search.Filter;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;

/**
 * What can be found in the index of one day. Immutable; valid while its reader is open.
 *
 * @param first the first sequence of the day
 * @param last the last one that can be found
 * @param damaged runs when something cannot be read
 */
record Published(DirectoryReader reader, List<Leaf> leaves, long first, long last, Runnable damaged) {

    /** Returns it for one search. */
    Part part(Scans scans) {
        return new Part() {
            @Override
            public long first() {
                return first;
            }

            @Override
            public long last() {
                return last;
            }

            @Override
            public Selection select(Filter filter) {
                return new DaySelection(leaves, filter, scans, damaged);
            }
        };
    }
}
