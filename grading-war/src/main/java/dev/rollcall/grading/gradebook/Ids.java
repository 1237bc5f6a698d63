package dev.rollcall.grading.gradebook;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids that are made only once, on whichever machine: the millisecond, so that newer ones come later in the order of ids,
 * then 50 random bits. Ids that one of these makes at once keep their order as well: each takes a millisecond of its own, if need
 * be one that is yet to come, and ids that others make in it may come earlier. Thread-safe if the source of chance is.
 */
public final class Ids implements Supplier<Id> {
    private static final int RADIX = 32;
    private static final long FIRST_OF_NINE_DIGITS = 1L << 40;
    private static final int RANDOM_BITS = 50;

    private final InstantSource clock;
    private final RandomGenerator chance;
    private final AtomicLong last = new AtomicLong(FIRST_OF_NINE_DIGITS);

    /** Takes a clock and a source of chance. */
    public Ids(InstantSource clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public Id get() {
        long now = clock.millis();
        long time = last.updateAndGet(before -> Math.max(before + 1, now));
        long random = chance.nextLong() >>> (Long.SIZE - RANDOM_BITS);
        String digits = Long.toString(random | 1L << RANDOM_BITS, RADIX).substring(1);
        return new Id(Long.toString(time, RADIX) + digits);
    }
}
