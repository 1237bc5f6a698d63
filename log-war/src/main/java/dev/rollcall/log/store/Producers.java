package dev.rollcall.log.store;

import dev.rollcall.kit.ServiceName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The last sequence stored of each producer, so that what is sent again is not stored again. Remembers the
 * {@value #MAX_PRODUCERS} that wrote last. One thread at a time.
 */
final class Producers {

    static final int MAX_PRODUCERS = 20_000;

    /** A producer belongs to the service that uses it: no other service can make its events seem stored. */
    record Key(ServiceName service, UUID producer) {}

    private final Map<Key, Long> last = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > MAX_PRODUCERS;
        }
    };

    void put(Key key, long sequence) {
        last.merge(key, sequence, Math::max);
    }

    /** Takes what {@code record} says. */
    void put(LogRecord record) {
        ProducerSequence origin = record.origin();
        if (origin != null) {
            put(new Key(record.service(), origin.producer()), origin.sequence());
        }
    }

    void putAll(Map<Key, Long> sequences) {
        sequences.forEach(this::put);
    }

    /** Forgets everything. */
    void clear() {
        last.clear();
    }

    /** Returns the last sequence of {@code key}; 0 if none is known. */
    long last(Key key) {
        return last.getOrDefault(key, 0L);
    }

    /** Returns everything, the one that wrote last at the end. */
    Map<Key, Long> all() {
        return new LinkedHashMap<>(last);
    }

    /** Begins a group of records that are stored together or not at all. */
    Group group() {
        return new Group();
    }

    /** The records of a group: what they would change. */
    final class Group {

        private final Map<Key, Long> sequences = new HashMap<>();
        private Key key = new Key(ServiceName.LOG, new UUID(0, 0));
        private long newest;

        /** Takes {@code record} if it is new; returns whether it is. Records of unknown origin always are. */
        boolean offer(LogRecord record) {
            ProducerSequence origin = record.origin();
            if (origin == null) {
                return true;
            }
            select(record.service(), origin.producer());
            if (origin.sequence() <= newest) {
                return false;
            }
            newest = origin.sequence();
            return true;
        }

        /** Most records come from the same producer as the one before. */
        private void select(ServiceName service, UUID producer) {
            if (!producer.equals(key.producer()) || !service.equals(key.service())) {
                remember();
                key = new Key(service, producer);
                newest = sequences.getOrDefault(key, last(key));
            }
        }

        private void remember() {
            if (newest > 0) {
                sequences.put(key, newest);
            }
        }

        /** Returns the last sequence of each producer of the group. */
        Map<Key, Long> sequences() {
            remember();
            return sequences;
        }
    }
}
