package dev.rollcall.log.index;

import dev.rollcall.log.search.EventIndex;

/** What tests ask an index. */
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
}
