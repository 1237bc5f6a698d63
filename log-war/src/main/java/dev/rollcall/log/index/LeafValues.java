package dev.rollcall.log.index;

import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.Key;
import dev.rollcall.log.search.ValueCounts;
import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;

/**
 * Counts how many documents of a set have which value: term by term, so that no value must be kept for each document.
 * Not thread-safe.
 */
final class LeafValues {

    /** If a value has so many times more documents than the set, those of the set are looked for among them. */
    private static final int MANY = 8;

    private final Leaf leaf;
    private final FixedBitSet set;
    private final int size;
    private final Budget budget;

    /** Takes documents of {@code leaf}, and how long counting may take. */
    LeafValues(Leaf leaf, FixedBitSet set, Budget budget) {
        this.leaf = leaf;
        this.set = set;
        this.size = set.cardinality();
        this.budget = budget;
    }

    /** Adds the values under {@code key}. An event has one at most, so the count ends once each has had its own. */
    void count(Key key, ValueCounts counts) throws IOException {
        Terms terms = leaf.context().reader().terms(Fields.FACT);
        if (terms == null || size == 0) {
            return;
        }
        BytesRef prefix = new BytesRef(Fields.prefix(key));
        TermsEnum values = terms.iterator();
        PostingsEnum documents = null;
        int left = size;
        boolean more = values.seekCeil(prefix) != TermsEnum.SeekStatus.END;
        while (left > 0 && more && StringHelper.startsWith(values.term(), prefix)) {
            budget.requireTime();
            int count = values.docFreq();
            if (size < set.length()) {
                documents = values.postings(documents, PostingsEnum.NONE);
                count = size < count / MANY ? countOfSet(documents) : countOfValue(documents);
            }
            if (count > 0) {
                BytesRef term = values.term();
                counts.add(
                        new BytesRef(term.bytes, term.offset + prefix.length, term.length - prefix.length)
                                .utf8ToString(),
                        count);
            }
            left -= count;
            more = values.next() != null;
        }
    }

    private int countOfValue(PostingsEnum documents) throws IOException {
        int count = 0;
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if (set.get(document)) {
                count++;
            }
        }
        return count;
    }

    private int countOfSet(PostingsEnum documents) throws IOException {
        int count = 0;
        DocIdSetIterator wanted = new BitSetIterator(set, size);
        for (int document = wanted.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = wanted.nextDoc()) {
            if (documents.docID() < document) {
                documents.advance(document);
            }
            if (documents.docID() == document) {
                count++;
            }
        }
        return count;
    }
}
