package dev.rollcall.log.index;

import dev.rollcall.log.search.Key;
import dev.rollcall.log.store.LogLevel;
import java.util.List;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * How an event is written into the index; writing and searching share it. A change of anything here is a change of
 * {@link #FORMAT}.
 *
 * <table>
 *   <caption>Fields of a document</caption>
 *   <tr><td>{@code word}</td><td>terms: the words of the text, without positions and frequencies; the neighbourhood of
 *       words is looked up in the event</td></tr>
 *   <tr><td>{@code fact}</td><td>terms: what {@link #prefix} says, followed by the value</td></tr>
 *   <tr><td>{@code trace}</td><td>point: a hash of the trace id. A term for each would be most of the work and half of
 *       the index</td></tr>
 *   <tr><td>{@code sequence}</td><td>value: the sequence in the store. Grows with the document</td></tr>
 *   <tr><td>{@code moment}</td><td>value: time and level, see {@link #moment}</td></tr>
 * </table>
 */
final class Fields {

    /** The version of all this. */
    static final String FORMAT = "1";

    static final String WORD = "word";
    static final String FACT = "fact";
    static final String TRACE = "trace";
    static final String SEQUENCE = "sequence";
    static final String MOMENT = "moment";

    /** Terms that are only there or not. */
    static final FieldType TERMS = terms();

    /** The place of a level is its number in the index. */
    private static final List<LogLevel> LEVELS =
            List.of(LogLevel.TRACE, LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR, LogLevel.FATAL);

    private static final int LEVEL_BITS = 3;
    static final int MAX_LEVELS = 1 << LEVEL_BITS;
    private static final String LEVEL = "v";

    private Fields() {}

    private static FieldType terms() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    /** Returns how a fact begins: a letter for the member; for an attribute also its name, with its length in front. */
    static String prefix(Key key) {
        return switch (key.kind()) {
            case SERVICE -> "s";
            case INSTANCE -> "i";
            case LEVEL -> LEVEL;
            case LOGGER -> "l";
            case THREAD -> "t";
            case TRACE -> throw new IllegalArgumentException("the trace is no fact");
            case ATTRIBUTE -> "a" + (char) key.name().length() + key.name();
        };
    }

    /** Returns the fact that an event has this level. */
    static String level(LogLevel level) {
        return LEVEL + level.name();
    }

    static int traceHash(String trace) {
        return StringHelper.murmurhash3_x86_32(new BytesRef(trace), 0);
    }

    /** Returns one number for both, which grows with the time. */
    static long moment(long millis, LogLevel level) {
        return millis << LEVEL_BITS | LEVELS.indexOf(level);
    }

    static long millis(long moment) {
        return moment >> LEVEL_BITS;
    }

    static LogLevel level(long moment) {
        return level(levelNumber(moment));
    }

    /** Returns the number of the level, less than {@link #MAX_LEVELS}. */
    static int levelNumber(long moment) {
        return (int) (moment & MAX_LEVELS - 1);
    }

    static LogLevel level(int number) {
        return LEVELS.get(number);
    }
}
