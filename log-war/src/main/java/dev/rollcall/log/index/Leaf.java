package dev.rollcall.log.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;

/**
 * A piece of an index that never changes, and what is known about it.
 *
 * @param first the sequence of its first document
 * @param last the sequence of its last document
 * @param firstMillis the earliest time
 * @param lastMillis the latest time
 * @param minutes how many documents are of which minute and level
 */
record Leaf(LeafReaderContext context, long first, long last, long firstMillis, long lastMillis, Minutes minutes) {

    /**
     * Returns the leaves of {@code reader}, oldest first.
     *
     * @param known those of an earlier reader, so that only new ones are looked at
     */
    static List<Leaf> of(DirectoryReader reader, List<Leaf> known) throws IOException {
        Map<Object, Leaf> old = new HashMap<>();
        known.forEach(leaf -> old.put(leaf.key(), leaf));
        List<Leaf> leaves = new ArrayList<>();
        for (LeafReaderContext context : reader.leaves()) {
            Leaf same = old.get(key(context.reader()));
            leaves.add(
                    same == null
                            ? of(context)
                            : new Leaf(
                                    context, same.first, same.last, same.firstMillis, same.lastMillis, same.minutes));
        }
        return List.copyOf(leaves);
    }

    private static Leaf of(LeafReaderContext context) throws IOException {
        LeafReader reader = context.reader();
        NumericDocValues moments = moments(reader);
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        while (moments.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
            least = Math.min(least, moments.longValue());
            greatest = Math.max(greatest, moments.longValue());
        }
        long firstMillis = Fields.millis(least);
        long lastMillis = Fields.millis(greatest);
        return new Leaf(
                context,
                sequence(reader, 0),
                sequence(reader, reader.maxDoc() - 1),
                firstMillis,
                lastMillis,
                Minutes.of(moments(reader), firstMillis, lastMillis, reader.maxDoc()));
    }

    private static Object key(LeafReader reader) {
        return reader.getCoreCacheHelper().getKey();
    }

    private Object key() {
        return key(context.reader());
    }

    int documents() {
        return context.reader().maxDoc();
    }

    /** Returns the first document whose sequence is {@code sequence} or greater; one more than the last if none is. */
    int document(long sequence) throws IOException {
        if (sequence <= first) {
            return 0;
        }
        if (sequence > last) {
            return documents();
        }
        if (last - first == documents() - 1) {
            return (int) (sequence - first);
        }
        int least = 0;
        int greatest = documents() - 1;
        while (least < greatest) {
            int middle = (least + greatest) >>> 1;
            if (sequence(context.reader(), middle) < sequence) {
                least = middle + 1;
            } else {
                greatest = middle;
            }
        }
        return least;
    }

    /** Returns the first sequence from {@code sequence} on that no document has. */
    long without(long sequence) throws IOException {
        int begin = document(sequence);
        int least = begin;
        int greatest = documents();
        while (least < greatest) {
            int middle = (least + greatest) >>> 1;
            if (sequence(middle) - middle == sequence - begin) {
                least = middle + 1;
            } else {
                greatest = middle;
            }
        }
        return sequence + (least - begin);
    }

    /** Returns the sequence of a document. */
    long sequence(int document) throws IOException {
        return last - first == documents() - 1 ? first + document : sequence(context.reader(), document);
    }

    private static long sequence(LeafReader reader, int document) throws IOException {
        NumericDocValues sequences = reader.getNumericDocValues(Fields.SEQUENCE);
        if (sequences == null || !sequences.advanceExact(document)) {
            throw new IOException("a document has no sequence");
        }
        return sequences.longValue();
    }

    NumericDocValues moments() throws IOException {
        return moments(context.reader());
    }

    private static NumericDocValues moments(LeafReader reader) throws IOException {
        NumericDocValues moments = reader.getNumericDocValues(Fields.MOMENT);
        if (moments == null) {
            throw new IOException("there are no times");
        }
        return moments;
    }
}
