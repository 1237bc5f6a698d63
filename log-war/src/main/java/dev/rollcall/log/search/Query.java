package dev.rollcall.log.search;

import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an event must be like. Immutable. {@link #matches} is the truth: an index may only find the same faster.
 */
public sealed interface Query {

    /** Matches every event. */
    Query ALL = new And(List.of());

    /** Returns whether {@code record} is an answer. */
    boolean matches(LogRecord record);

    /** All of {@code parts}; without any, every event. */
    record And(List<Query> parts) implements Query {

        /** Copies the list. */
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(LogRecord record) {
            for (Query part : parts) {
                if (!part.matches(record)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** At least one of {@code parts}. */
    record Or(List<Query> parts) implements Query {

        /** Copies the list. */
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean matches(LogRecord record) {
            for (Query part : parts) {
                if (part.matches(record)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Not {@code part}. */
    record Not(Query part) implements Query {
        @Override
        public boolean matches(LogRecord record) {
            return !part.matches(record);
        }
    }

    /**
     * The {@link Words} of the text hold these, next to one another.
     *
     * @param words one or more, {@value #MAX_WORDS} at most
     */
    record Text(List<Glob> words) implements Query {

        /** How many words a phrase has at most: one bit of a long for each. */
        public static final int MAX_WORDS = 63;

        /**
         * Checks how many words there are.
         *
         * @throws IllegalArgumentException if there are none, or too many
         */
        public Text {
            words = List.copyOf(words);
            if (words.isEmpty() || words.size() > MAX_WORDS) {
                throw new IllegalArgumentException("words must be 1 to " + MAX_WORDS + " but were " + words.size());
            }
        }

        /** Bit n of {@code begun}: the last n + 1 words are the first of the phrase (Shift-And, Baeza-Yates). */
        @Override
        public boolean matches(LogRecord record) {
            Words text = new Words().of(record.text());
            long begun = 0;
            while (text.next()) {
                begun = (begun << 1 | 1) & alike(text);
                if (begun >>> words.size() - 1 != 0) {
                    return true;
                }
            }
            return false;
        }

        private long alike(Words text) {
            long bits = 0;
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).matches(text.buffer(), text.length())) {
                    bits |= 1L << i;
                }
            }
            return bits;
        }
    }

    /** The event has a value under {@code key}, and it is as {@code value} says; upper and lower case differ. */
    record Fact(Key key, Glob value) implements Query {
        @Override
        public boolean matches(LogRecord record) {
            String actual = key.of(record);
            return actual != null && value.matches(actual);
        }
    }

    /** The event has one of {@code levels}. */
    record Levels(Set<LogLevel> levels) implements Query {

        /** Copies the set. */
        public Levels {
            levels = Set.copyOf(levels);
        }

        /** Returns the query for events at least as serious as {@code minimum}. */
        public static Levels atLeast(LogLevel minimum) {
            return new Levels(EnumSet.range(minimum, LogLevel.FATAL));
        }

        @Override
        public boolean matches(LogRecord record) {
            return levels.contains(record.level());
        }
    }

    /**
     * The event happened at {@code fromMillis} or later, and before {@code toMillis}. Fractions of a millisecond do not
     * count.
     *
     * @param fromMillis since 1970; {@link Long#MIN_VALUE} for no bound
     * @param toMillis since 1970; {@link Long#MAX_VALUE} for no bound
     */
    record Within(long fromMillis, long toMillis) implements Query {

        /** No bounds. */
        public static final Within ALWAYS = new Within(Long.MIN_VALUE, Long.MAX_VALUE);

        @Override
        public boolean matches(LogRecord record) {
            return contains(record.time().toEpochMilli());
        }

        /** Returns whether that time is within the bounds. */
        public boolean contains(long millis) {
            return millis >= fromMillis && millis < toMillis;
        }

        /** Returns whether every time from {@code first} to {@code last}, both included, is within the bounds. */
        public boolean covers(long first, long last) {
            return contains(first) && contains(last);
        }

        /** Returns whether some time from {@code first} to {@code last}, both included, is within the bounds. */
        public boolean meets(long first, long last) {
            return last >= fromMillis && first < toMillis;
        }
    }
}
