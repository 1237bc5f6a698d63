package dev.rollcall.log.ingest;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.ProducerSequence;
import dev.rollcall.log.store.StoreException;
import dev.rollcall.log.store.StoreException.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets the bodies of one producer in one after the other: a sender whose connection broke sends a body again while the
 * first one may still be read, and a later body must not overtake an earlier one. Thread-safe.
 */
final class Turns {

    private static final long PATIENCE_SECONDS = 10;

    private record Key(ServiceName service, UUID producer) {}

    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int users;
    }

    private final Map<Key, Place> places = new HashMap<>();

    /** Ends a turn. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for the turn of a body; one of unknown origin does not wait.
     *
     * @throws StoreException if that takes too long
     */
    Turn take(ServiceName service, @Nullable ProducerSequence first) {
        if (first == null) {
            return () -> {};
        }
        Key key = new Key(service, first.producer());
        Place place = enter(key);
        boolean mine = false;
        try {
            mine = place.lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!mine) {
            leave(key);
            throw new StoreException(Reason.BUSY, "another body of the same producer is still being read", null);
        }
        return () -> {
            place.lock.unlock();
            leave(key);
        };
    }

    private synchronized Place enter(Key key) {
        Place place = places.computeIfAbsent(key, k -> new Place());
        place.users++;
        return place;
    }

    private synchronized void leave(Key key) {
        places.computeIfPresent(key, (k, place) -> --place.users == 0 ? null : place);
    }
}
