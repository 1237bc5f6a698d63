package dev.rollcall.log.index;

import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.Key;
import dev.rollcall.log.search.ValueCounts;
import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;

/** Counts how many documents of a set have which value: term by term, so that no value must be kept for each document. */
final class LeafValues {

    private LeafValues() {}

    /** Adds the values under {@code key} of the documents in {@code set}. */
    static void count(Leaf leaf, FixedBitSet set, Key key, ValueCounts counts, Budget budget) throws IOException {
        Terms terms = leaf.context().reader().terms(Fields.FACT);
        if (terms == null || set.cardinality() == 0) {
            return;
        }
        boolean all = set.cardinality() == set.length();
        BytesRef prefix = new BytesRef(Fields.prefix(key));
        TermsEnum values = terms.iterator();
        PostingsEnum documents = null;
        boolean more = values.seekCeil(prefix) != TermsEnum.SeekStatus.END;
        while (more && StringHelper.startsWith(values.term(), prefix)) {
            budget.requireTime();
            documents = values.postings(documents, PostingsEnum.NONE);
            int count = all ? values.docFreq() : count(documents, set);
            if (count > 0) {
                BytesRef term = values.term();
                counts.add(
                        new BytesRef(term.bytes, term.offset + prefix.length, term.length - prefix.length)
                                .utf8ToString(),
                        count);
            }
            more = values.next() != null;
        }
    }

    private static int count(PostingsEnum documents, FixedBitSet set) throws IOException {
        int count = 0;
        for (int document = documents.nextDoc();
                document != PostingsEnum.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if (set.get(document)) {
                count++;
            }
        }
        return count;
    }
}
