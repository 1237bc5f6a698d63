package dev.rollcall.registry.webhook;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.RollListener;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds out what people want to know: that an instance is down, or that its lease has run out, once; and that it is up
 * again, if they know that it was down. An instance that deregisters is not down. Thread-safe.
 *
 * <p>Changes may be told in any order, so what counts is the newest snapshot.
 */
public final class Alerts implements RollListener {

    /** When more are down, people are not told that the oldest are up again. */
    static final int MAX_DOWN = 10_000;

    private final Roll roll;
    private final InstantSource wall;
    private final Consumer<Alert> outbox;

    @GuardedBy("this")
    private final Set<InstanceId> down = new LinkedHashSet<>();

    /** Takes the roll, the clock, and what takes alerts, which must not block. */
    public Alerts(Roll roll, InstantSource wall, Consumer<Alert> outbox) {
        this.roll = roll;
        this.wall = wall;
        this.outbox = outbox;
    }

    @Override
    public synchronized void changed(Change change) {
        Optional<Entry> present = roll.snapshot().present(change.id());
        if (present.isEmpty()) {
            gone(change);
        } else if (present.get().health() == Health.DOWN) {
            String reason = Optional.ofNullable(present.get().status().reason()).orElse("");
            if (noted(change.id()) && change.cause() != Cause.RESTORED) {
                tell(present.get(), true, reason);
            }
        } else if (present.get().health() == Health.UP && down.remove(change.id())) {
            tell(present.get(), false, "");
        }
    }

    @GuardedBy("this")
    private void gone(Change change) {
        if (change.cause() == Cause.EXPIRED) {
            if (noted(change.id())) {
                tell(change.after(), true, Cause.EXPIRED.phrase());
            }
        } else if (change.cause() != Cause.FORGOTTEN) {
            down.remove(change.id());
        }
    }

    /** Returns whether that is news. */
    @GuardedBy("this")
    private boolean noted(InstanceId id) {
        boolean news = down.add(id);
        if (down.size() > MAX_DOWN) {
            down.remove(down.iterator().next());
        }
        return news;
    }

    private void tell(Entry entry, boolean isDown, String cause) {
        outbox.accept(new Alert(wall.instant(), entry, isDown, cause));
    }
}
