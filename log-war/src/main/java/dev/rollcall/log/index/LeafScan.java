package dev.rollcall.log.index;

import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.EventIndex.Batch;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.ExitableDirectoryReader;
import org.apache.lucene.index.ExitableDirectoryReader.ExitingReaderException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/** Runs a query over one leaf. Not thread-safe. */
final class LeafScan {

    /** How many documents are looked at between two looks at the clock. */
    private static final int CHECK = 4096;

    /** How far back the newest are looked for first; then four times as far, until there are enough. */
    private static final int FIRST_WINDOW = 1 << 14;

    private final Compiled compiled;

    LeafScan(Compiled compiled) {
        this.compiled = compiled;
    }

    /** Returns whether all documents that are found are answers. */
    boolean isExact() {
        return compiled.exact();
    }

    /** Returns whether every document is found. */
    boolean findsAll() {
        return compiled.findsAll();
    }

    /** Takes a document. */
    interface Taker {
        void take(int document) throws IOException;
    }

    /** Takes the first {@code count} of some moments, see {@link Fields#moment}. */
    interface Moments {
        void take(long[] moments, int count);
    }

    /** Returns the newest with a sequence below {@code before}, newest first; those found so far when time is over. */
    Batch newest(Leaf leaf, long before, int limit, Budget budget) throws IOException {
        int end = leaf.document(before);
        int window = compiled.costly() ? end : FIRST_WINDOW;
        Newest newest = new Newest(limit);
        int begin = end;
        try {
            while (begin > 0 && newest.count() < limit) {
                int windowBegin = Math.max(0, begin - window);
                Newest found = new Newest(limit);
                scan(leaf, windowBegin, begin, budget, found::add);
                newest.addOlder(found);
                begin = windowBegin;
                window = (int) Math.min(Integer.MAX_VALUE, window * 4L);
            }
        } catch (Budget.SpentException e) {
            if (begin == end) {
                throw e;
            }
        }
        int reached = newest.count() == limit ? newest.oldest() : begin;
        return new Batch(sequences(leaf, newest.documents()), leaf.sequence(reached));
    }

    /** Returns the oldest with a sequence above {@code after}, oldest first; those found so far when time is over. */
    Batch oldest(Leaf leaf, long after, int limit, Budget budget) throws IOException {
        int[] found = new int[limit];
        int count = 0;
        boolean ended = false;
        try {
            Documents documents = documents(leaf, budget);
            int document = documents.advance(leaf.document(after + 1));
            while (document != DocIdSetIterator.NO_MORE_DOCS && count < limit) {
                found[count++] = document;
                document = count < limit ? documents.next() : document;
            }
            ended = document == DocIdSetIterator.NO_MORE_DOCS;
        } catch (Budget.SpentException e) {
            if (count == 0) {
                throw e;
            }
        }
        long reached = ended ? leaf.last() : leaf.sequence(found[count - 1]);
        return new Batch(sequences(leaf, Arrays.copyOf(found, count)), reached);
    }

    /** Hands over the moments of all documents. */
    void moments(Leaf leaf, Budget budget, Moments taker) throws IOException {
        NumericDocValues moments = leaf.moments();
        MomentBatch batch = new MomentBatch(taker);
        budget.requireTime();
        if (compiled.findsAll()) { // asking a query for each would take longer than reading them
            while (moments.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (batch.isFull()) {
                    batch.handOver();
                    budget.requireTime();
                }
                batch.add(moments.longValue());
            }
        } else {
            each(leaf, budget, document -> {
                if (batch.isFull()) {
                    batch.handOver();
                }
                moments.advanceExact(document);
                batch.add(moments.longValue());
            });
        }
        batch.handOver();
    }

    /** Collects moments, so that many are read, then many counted: that takes half as long as in turn. */
    private static final class MomentBatch {

        private final Moments taker;
        private final long[] moments = new long[CHECK];
        private int count;

        MomentBatch(Moments taker) {
            this.taker = taker;
        }

        boolean isFull() {
            return count == moments.length;
        }

        void add(long moment) {
            moments[count++] = moment;
        }

        void handOver() {
            taker.take(moments, count);
            count = 0;
        }
    }

    /** Hands over every document. */
    private void each(Leaf leaf, Budget budget, Taker taker) throws IOException {
        scan(leaf, 0, leaf.documents(), budget, taker);
    }

    /** Returns all documents as a set. */
    FixedBitSet matches(Leaf leaf, Budget budget) throws IOException {
        FixedBitSet set = new FixedBitSet(leaf.documents());
        if (compiled.findsAll()) {
            set.set(0, set.length());
        } else {
            each(leaf, budget, set::set);
        }
        return set;
    }

    private void scan(Leaf leaf, int begin, int end, Budget budget, Taker taker) throws IOException {
        Documents documents = documents(leaf, budget);
        for (int document = documents.advance(begin); document < end; document = documents.next()) {
            taker.take(document);
        }
    }

    /** Documents in growing order, as long as there is time. */
    private static final class Documents {

        private final DocIdSetIterator iterator;
        private final Budget budget;
        private int steps;

        Documents(DocIdSetIterator iterator, Budget budget) {
            this.iterator = iterator;
            this.budget = budget;
        }

        int next() throws IOException {
            if (++steps % CHECK == 0) {
                budget.requireTime();
            }
            try {
                return iterator.nextDoc();
            } catch (ExitingReaderException e) {
                throw outOfTime(budget);
            }
        }

        int advance(int document) throws IOException {
            budget.requireTime();
            try {
                return iterator.advance(document);
            } catch (ExitingReaderException e) {
                throw outOfTime(budget);
            }
        }
    }

    /** Lucene ends a watched query also if the thread is interrupted, and clears that. The index stays good. */
    private static Budget.SpentException outOfTime(Budget budget) {
        if (!budget.isOver()) {
            Thread.currentThread().interrupt();
        }
        return Budget.outOfTime();
    }

    /** Watches looking through terms, which can take long as well, and with it reading times document by document. */
    private Documents documents(Leaf leaf, Budget budget) throws IOException {
        LeafReader reader = leaf.context().reader();
        try {
            LeafReader watched = compiled.costly()
                    ? new ExitableDirectoryReader.ExitableSubReaderWrapper(budget::isOver).wrap(reader)
                    : reader;
            IndexSearcher searcher = new IndexSearcher(watched);
            searcher.setQueryCache(null);
            Weight weight = searcher.createWeight(searcher.rewrite(compiled.query()), ScoreMode.COMPLETE_NO_SCORES, 1);
            Scorer scorer = weight.scorer(watched.getContext());
            return new Documents(scorer == null ? DocIdSetIterator.empty() : scorer.iterator(), budget);
        } catch (ExitingReaderException e) {
            throw outOfTime(budget);
        }
    }

    private static long[] sequences(Leaf leaf, int[] documents) throws IOException {
        long[] sequences = new long[documents.length];
        for (int i = 0; i < documents.length; i++) {
            sequences[i] = leaf.sequence(documents[i]);
        }
        return sequences;
    }
}
