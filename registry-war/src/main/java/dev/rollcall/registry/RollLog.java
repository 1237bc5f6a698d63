package dev.rollcall.registry;

import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.RollListener;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Writes the changes of the roll to the log, a line each, but at most a hundred in a second, and how many more there
 * were: a line costs more than a registration. Thread-safe.
 */
final class RollLog implements RollListener {

    private static final Logger LOG = LogManager.getLogger(RollLog.class);
    private static final int LINES_PER_SECOND = 100;

    private final LogBudget budget = new LogBudget(LINES_PER_SECOND);

    @Override
    public void changed(Change change) {
        if (!change.cause().isNews() || !budget.admits()) {
            return;
        }
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
            LOG.info(
                    "{} service={} instance={} generation={} url={}",
                    change.cause().phrase(),
                    entry.name(),
                    entry.id(),
                    entry.generation().number(),
                    entry.registration().url());
        }
    }

    /** Logs how many were left out; to be called every second. */
    void everySecond() {
        int more = budget.renew();
        if (more > 0) {
            LOG.info("{} more have come, gone or changed within a second; see /events", more);
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
