package dev.rollcall.registry.roll;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The listeners that are told about changes. A listener that fails does not keep the others from being told; an
 * {@link Error}, such as short memory, is thrown on to the maker of the change when all are. Thread-safe.
 */
final class RollListeners {

    private static final Logger LOG = LogManager.getLogger(Roll.class);

    private final List<RollListener> ofAll = new CopyOnWriteArrayList<>();
    private final List<RollListener> ofOwn = new CopyOnWriteArrayList<>();

    void add(RollListener listener) {
        ofAll.add(listener);
    }

    void addOfOwn(RollListener listener) {
        ofOwn.add(listener);
    }

    /** Tells about changes that this node has not made. */
    void tell(List<Change> changes) {
        tell(ofAll, changes);
    }

    /** Tells about changes that this node has made. */
    void tellOwn(List<Change> changes) {
        try {
            tell(ofAll, changes);
        } finally {
            tell(ofOwn, changes);
        }
    }

    /** Tells about a change that this node has made, if there is one. */
    void tellOwn(@Nullable Change change) {
        if (change != null) {
            tellOwn(List.of(change));
        }
    }

    private static void tell(List<RollListener> listeners, List<Change> changes) {
        Error passing = null;
        for (Change change : changes) {
            for (RollListener listener : listeners) {
                try {
                    listener.changed(change);
                } catch (RuntimeException | Error e) {
                    LOG.error("a change could not be followed instance={} cause={}", change.id(), change.cause(), e);
                    passing = e instanceof Error error ? error : passing;
                }
            }
        }
        if (passing != null) {
            throw passing;
        }
    }
}
