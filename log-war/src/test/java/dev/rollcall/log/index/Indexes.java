package dev.rollcall.log.index;

import dev.rollcall.log.search.EventIndex;
import dev.rollcall.log.search.Facet;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.search.Histogram;
import dev.rollcall.log.search.Key;
import java.util.List;

/** What tests ask an index, and a finder that may have one. */
final class Indexes {

    private Indexes() {}

    /** Returns up to which sequence it knows everything, from the first on; 0 while it is taken for damaged. */
    static long known(EventIndex index) {
        try (EventIndex.Snapshot snapshot = index.snapshot()) {
            return snapshot.parts().stream()
                    .mapToLong(EventIndex.Part::last)
                    .max()
                    .orElse(0);
        }
    }

    static List<Facet> facets(Finder finder, Filter filter, List<Key> keys) {
        return finder.facets(filter, keys, 5, finder.budget());
    }

    static List<Histogram.Bucket> buckets(Finder finder, Filter bounded) {
        return finder.histogram(bounded, 20, finder.budget()).buckets();
    }
}
