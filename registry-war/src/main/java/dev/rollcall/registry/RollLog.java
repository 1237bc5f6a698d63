package dev.rollcall.registry;

import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.RollListener;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Writes every change of the roll to the log: one line for each change of state. */
final class RollLog implements RollListener {

    private static final Logger LOG = LogManager.getLogger(RollLog.class);

    @Override
    public void changed(Change change) {
        Entry entry = change.after();
        if (change.cause() == Cause.CHECKED) {
            LOG.log(
                    level(entry.health()),
                    "health is {} service={} instance={} reason={}",
                    entry.health(),
                    entry.name(),
                    entry.id(),
                    entry.status().reason());
        } else if (change.cause() == Cause.DRAINED || change.cause() == Cause.UNDRAINED) {
            LOG.info(
                    "{} service={} instance={} by={} why={}",
                    change.cause().phrase(),
                    entry.name(),
                    entry.id(),
                    entry.operator().by(),
                    entry.operator().why());
        } else {
            // What was there before a restart is no change of state.
            LOG.log(
                    change.cause() == Cause.RESTORED ? Level.DEBUG : Level.INFO,
                    "{} service={} instance={} generation={} url={}",
                    change.cause().phrase(),
                    entry.name(),
                    entry.id(),
                    entry.generation().number(),
                    entry.registration().url());
        }
    }

    private static Level level(Health health) {
        return switch (health) {
            case UP -> Level.INFO;
            case SUSPECT -> Level.INFO;
            case DOWN -> Level.WARN;
        };
    }
}
