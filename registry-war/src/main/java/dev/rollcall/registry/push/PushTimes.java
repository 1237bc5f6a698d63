package dev.rollcall.registry.push;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.time.Ticker;
import java.util.concurrent.atomic.LongAdder;

/** Measures how long it takes until subscribers know of a change. Thread-safe. */
public final class PushTimes {

    private final Timer delay;
    private final Ticker ticker;
    private final LongAdder coalesced = new LongAdder();

    /** Records in {@code delay} the time from a change until a subscriber has acknowledged it. */
    public PushTimes(Timer delay, Ticker ticker) {
        this.delay = delay;
        this.ticker = ticker;
    }

    /** Returns how many changes were told together with an earlier one, each counted once for each subscriber. */
    public long coalesced() {
        return coalesced.sum();
    }

    Lag lag() {
        return new Lag();
    }

    /**
     * What one subscriber does not know yet. {@link #changed} is called by any thread; everything else under the
     * monitor of its delivery.
     */
    final class Lag {

        /** When the first change came for which no update has been computed; 0 if there is none. */
        private long fresh;

        /** When the first change came of those that are under way; 0 if there is none. */
        private long underWay;

        private boolean sent;

        /** Something has changed that may concern the subscriber. */
        synchronized void changed() {
            if (fresh == 0) {
                fresh = now();
            } else {
                coalesced.increment();
            }
        }

        /** The newest view is about to be read: it shows everything that has changed so far. */
        synchronized void look() {
            if (underWay == 0) {
                underWay = fresh;
            } else if (fresh != 0) {
                coalesced.increment();
            }
            fresh = 0;
        }

        /** There is something to tell, and it is being sent. */
        synchronized void sent() {
            sent = true;
        }

        /** There is nothing to tell. */
        synchronized void informed() {
            if (sent && underWay != 0) {
                delay.took(now() - underWay);
            }
            underWay = 0;
            sent = false;
        }

        /** Never 0, which stands for none. */
        private long now() {
            return ticker.nanos() | 1;
        }
    }
}
