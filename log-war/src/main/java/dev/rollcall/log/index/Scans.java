package dev.rollcall.log.index;

import dev.rollcall.log.search.Filter;
import java.util.HashMap;
import java.util.Map;

/** What one search looks for, compiled once however many days there are: wildcards can take long. Not thread-safe. */
final class Scans {

    private final Map<Filter, LeafScan> known = new HashMap<>();

    LeafScan of(Filter filter) {
        return known.computeIfAbsent(filter, wanted -> new LeafScan(Compiled.of(wanted)));
    }
}
