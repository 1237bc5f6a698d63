package dev.rollcall.grading.gradebook;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids of which nobody, on whichever machine, makes another one: the millisecond, so that newer ones come later in the
 * order of ids, then 50 random bits. Thread-safe if the source of chance is.
 */
public final class Ids implements Supplier<Id> {
    private static final int RADIX = 32;
    private static final long FIRST_OF_NINE_DIGITS = 1L << 40;
    private static final int RANDOM_BITS = 50;

    private final InstantSource clock;
    private final RandomGenerator chance;

    /** Takes a clock and a source of chance. */
    public Ids(InstantSource clock, RandomGenerator chance) {
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public Id get() {
        long time = Math.max(FIRST_OF_NINE_DIGITS, clock.millis());
        long random = chance.nextLong() >>> (Long.SIZE - RANDOM_BITS);
        String digits = Long.toString(random | 1L << RANDOM_BITS, RADIX).substring(1);
        return new Id(Long.toString(time, RADIX) + digits);
    }
}
