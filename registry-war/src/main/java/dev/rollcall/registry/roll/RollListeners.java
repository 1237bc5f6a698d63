package dev.rollcall.registry.roll;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** Who is told about changes; one that fails does not keep it from the others. Thread-safe. */
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

    /** Tells about a change that this node has not made. */
    void tell(Change change) {
        tell(ofAll, change);
    }

    /** Tells about a change that this node has made, if there is one. */
    void tellOwn(@Nullable Change change) {
        if (change != null) {
            tell(ofAll, change);
            tell(ofOwn, change);
        }
    }

    private static void tell(List<RollListener> listeners, Change change) {
        for (RollListener listener : listeners) {
            try {
                listener.changed(change);
            } catch (RuntimeException e) {
                LOG.error("a change could not be followed instance={} cause={}", change.id(), change.cause(), e);
            }
        }
    }
}
