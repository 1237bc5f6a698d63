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
 * Writes the changes of the roll to the log, a line each. Of what comes and goes, and of verdicts about health, there are at
 * most a hundred lines each in a second, and how many more there were: a line costs more than a registration, and a thousand
 * services that come must not hide that one is down. What an operator does is always told. Thread-safe.
 */
final class RollLog implements RollListener {

    private static final Logger LOG = LogManager.getLogger(RollLog.class);
    private static final int LINES_PER_SECOND = 100;

    private final LogBudget comings = new LogBudget(LINES_PER_SECOND);
    private final LogBudget verdicts = new LogBudget(LINES_PER_SECOND);

    @Override
    public void changed(Change change) {
        Cause cause = change.cause();
        if (cause == Cause.DRAINED || cause == Cause.UNDRAINED) {
            decided(cause, change.after());
        } else if (cause == Cause.CHECKED) {
            judged(change.after());
        } else if (cause.isNews()) {
            cameOrWent(cause, change.after());
        }
    }

    private static void decided(Cause cause, Entry entry) {
        LOG.info(
                "{} service={} instance={} by={} why={}",
                cause.phrase(),
                entry.name(),
                entry.id(),
                entry.operator().by(),
                entry.operator().why());
    }

    private void judged(Entry entry) {
        if (verdicts.admits()) {
            LOG.log(
                    level(entry.health()),
                    "health is {} service={} instance={} reason={}",
                    entry.health(),
                    entry.name(),
                    entry.id(),
                    entry.status().reason());
        }
    }

    private void cameOrWent(Cause cause, Entry entry) {
        if (cause == Cause.EVICTED || comings.admits()) { // an operator has evicted it
            LOG.info(
                    "{} service={} instance={} generation={} url={}",
                    cause.phrase(),
                    entry.name(),
                    entry.id(),
                    entry.generation().number(),
                    entry.registration().url());
        }
    }

    /** Logs how many were left out; to be called every second. */
    void everySecond() {
        leftOut(comings, "{} more have come or gone within a second; see /events");
        leftOut(verdicts, "{} more verdicts about health within a second; see /events");
    }

    private static void leftOut(LogBudget budget, String sentence) {
        int more = budget.renew();
        if (more > 0) {
            LOG.info(sentence, more);
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
