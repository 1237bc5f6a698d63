package dev.rollcall.log.index;

import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.EventIndex.Batch;
import dev.rollcall.log.search.EventIndex.Selection;
import dev.rollcall.log.search.EventIndex.Tally;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.IndexDamagedException;
import dev.rollcall.log.search.Key;
import dev.rollcall.log.search.Query;
import dev.rollcall.log.search.ValueCounts;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The answers in the index of one day, leaf by leaf. Used by one thread, while its snapshot is open. */
final class DaySelection implements Selection {

    private final List<Leaf> leaves;
    private final Filter filter;
    private final LeafScan scan;
    private final LeafScan timeless;
    private final Runnable damaged;

    /**
     * Looks in {@code leaves} for {@code filter}.
     *
     * @param scans those of the search
     * @param damaged runs when something cannot be read
     */
    DaySelection(List<Leaf> leaves, Filter filter, Scans scans, Runnable damaged) {
        this.leaves = leaves;
        this.filter = filter;
        this.scan = scans.of(filter);
        this.timeless = scans.of(new Filter(filter.query(), Query.Within.ALWAYS));
        this.damaged = damaged;
    }

    @Override
    public boolean isExact() {
        return scan.isExact();
    }

    @Override
    public Batch newest(long before, int limit, Budget budget) {
        return reading(() -> {
            for (int i = leaves.size() - 1; i >= 0; i--) {
                Leaf leaf = leaves.get(i);
                if (leaf.first() < before && meets(leaf)) {
                    return scan(leaf).newest(leaf, before, limit, budget);
                }
            }
            return new Batch(new long[0], Long.MIN_VALUE);
        });
    }

    @Override
    public Batch oldest(long after, int limit, Budget budget) {
        return reading(() -> {
            for (Leaf leaf : leaves) {
                if (leaf.last() > after && meets(leaf)) {
                    return scan(leaf).oldest(leaf, after, limit, budget);
                }
            }
            return new Batch(new long[0], Long.MAX_VALUE);
        });
    }

    @Override
    public void count(Tally tally, Budget budget) {
        reading(() -> {
            for (Leaf leaf : leaves) {
                if (meets(leaf)) {
                    count(leaf, tally, budget);
                }
            }
            return true;
        });
    }

    private void count(Leaf leaf, Tally tally, Budget budget) throws IOException {
        LeafScan scan = scan(leaf);
        if (scan.findsAll() && leaf.minutes().countInto(tally)) {
            return;
        }
        scan.moments(leaf, budget, (moments, count) -> {
            for (int i = 0; i < count; i++) {
                tally.add(Fields.millis(moments[i]), Fields.level(moments[i]), 1);
            }
        });
    }

    @Override
    public void count(Map<Key, ValueCounts> counts, Budget budget) {
        reading(() -> {
            for (Leaf leaf : leaves) {
                if (meets(leaf)) {
                    LeafValues values = new LeafValues(leaf, scan(leaf).matches(leaf, budget), budget);
                    for (Map.Entry<Key, ValueCounts> entry : counts.entrySet()) {
                        values.count(entry.getKey(), entry.getValue());
                    }
                }
            }
            return true;
        });
    }

    /** Checks no times in a leaf whose events are all within the bounds. */
    private LeafScan scan(Leaf leaf) {
        return filter.within().covers(leaf.firstMillis(), leaf.lastMillis()) ? timeless : scan;
    }

    private boolean meets(Leaf leaf) {
        return filter.within().meets(leaf.firstMillis(), leaf.lastMillis());
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** A damaged file can make Lucene throw anything; so can the JVM if the disk cannot read a mapped file. */
    private <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (Budget.SpentException e) {
            throw e;
        } catch (IOException | RuntimeException | InternalError e) {
            damaged.run();
            throw new IndexDamagedException(e);
        }
    }
}
