package dev.rollcall.log.index;

import dev.rollcall.log.search.Key;
import dev.rollcall.log.store.LogRecord;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/** The values of a record as terms: those of the level, of the members that are there, and of the attributes. */
final class FactStream extends TokenStream {

    private static final List<Key> MEMBERS = List.of(Key.SERVICE, Key.INSTANCE, Key.LOGGER, Key.THREAD);
    private static final List<String> PREFIXES =
            MEMBERS.stream().map(Fields::prefix).toList();

    /** Far more than any value has; Lucene refuses terms of more than 32,766 bytes. */
    private static final int MAX_VALUE = 8_000;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private @Nullable LogRecord record;
    private int member;
    private Iterator<Map.Entry<String, String>> attributes = Collections.emptyIterator();

    void of(LogRecord next) {
        record = next;
    }

    @Override
    public void reset() {
        clearAttributes();
        member = -1;
        attributes = required().attributes().entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (member < 0) {
            member = 0;
            term.setEmpty().append(Fields.level(required().level()));
            return true;
        }
        while (member < MEMBERS.size()) {
            String value = MEMBERS.get(member).of(required());
            String prefix = PREFIXES.get(member++);
            if (value != null) {
                take(prefix, value);
                return true;
            }
        }
        if (!attributes.hasNext()) {
            return false;
        }
        Map.Entry<String, String> attribute = attributes.next();
        take(Fields.prefix(Key.attribute(attribute.getKey())), attribute.getValue());
        return true;
    }

    private void take(String prefix, String value) {
        term.setEmpty().append(prefix).append(value, 0, Math.min(value.length(), MAX_VALUE));
    }

    private LogRecord required() {
        if (record == null) {
            throw new IllegalStateException("there is no record");
        }
        return record;
    }
}
