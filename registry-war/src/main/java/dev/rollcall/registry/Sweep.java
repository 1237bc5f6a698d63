package dev.rollcall.registry;

import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Ends leases that have run out, once a second. Leases run only while instances can renew: not before a service was
 * heard, because no connector answers until the last web application of its Tomcat is deployed, and not while the
 * process stood still.
 */
final class Sweep implements Runnable {

    private final Roll roll;
    private final Predicate<Entry> alive;
    private final BooleanSupplier heard;
    private final PauseDetector pauses;

    /**
     * Takes the roll that it sweeps.
     *
     * @param alive whether a health check proves that an instance lives
     * @param heard whether a service has called since the registry began
     */
    Sweep(Roll roll, Predicate<Entry> alive, BooleanSupplier heard, Ticker ticker) {
        this.roll = roll;
        this.alive = alive;
        this.heard = heard;
        this.pauses = new PauseDetector(ticker);
    }

    @Override
    public void run() {
        if (pauses.noticed() || !heard.getAsBoolean()) {
            roll.renewAll();
        }
        roll.sweep(alive);
    }
}
