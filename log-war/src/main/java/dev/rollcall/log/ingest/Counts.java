package dev.rollcall.log.ingest;

import dev.rollcall.log.store.Appended;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What has become of all events that were sent, also in bodies that were refused later. Thread-safe. */
final class Counts {

    private final LongAdder stored = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder rejected = new LongAdder();

    void appended(Appended appended) {
        stored.add(appended.stored());
        duplicates.add(appended.duplicates());
    }

    void rejected() {
        rejected.increment();
    }

    Map<String, Long> all() {
        return Map.of("stored", stored.sum(), "duplicate", duplicates.sum(), "rejected", rejected.sum());
    }
}
