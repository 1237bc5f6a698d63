package dev.rollcall.log.index;

import dev.rollcall.log.search.Key;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexableField;

/** Turns events into documents, one at a time: the fields are used again for the next one. Not thread-safe. */
final class EventDocument {

    private final WordStream words = new WordStream();
    private final FactStream facts = new FactStream();
    private final Field sequence = new NumericDocValuesField(Fields.SEQUENCE, 0);
    private final Field moment = new NumericDocValuesField(Fields.MOMENT, 0);
    private final IntPoint trace = new IntPoint(Fields.TRACE, 0);
    private final List<IndexableField> withoutTrace;
    private final List<IndexableField> withTrace;

    EventDocument() {
        withoutTrace = List.of(
                sequence,
                moment,
                new Field(Fields.WORD, words, Fields.TERMS),
                new Field(Fields.FACT, facts, Fields.TERMS));
        withTrace = new ArrayList<>(withoutTrace);
        withTrace.add(trace);
    }

    /** Returns the document of {@code event}; the one before is no longer valid. */
    Iterable<IndexableField> of(StoredEvent event) {
        LogRecord record = event.record();
        sequence.setLongValue(event.sequence());
        moment.setLongValue(Fields.moment(record.time().toEpochMilli(), record.level()));
        words.of(record.text());
        facts.of(record);
        String id = Key.TRACE.of(record);
        if (id == null) {
            return withoutTrace;
        }
        trace.setIntValue(Fields.traceHash(id));
        return withTrace;
    }
}
