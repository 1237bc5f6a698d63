package dev.rollcall.system;

import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.RollingFault.How;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** Faults drawn at random: the same ones, in the same order and with the same pauses, from the same seed. */
final class SoakFaults {
    private static final Duration SHORTEST_CALM = Duration.ofSeconds(1);
    private static final Duration LONGEST_CALM = Duration.ofSeconds(Scale.of(2, 6));
    private static final Duration SHORTEST_FROST = Duration.ofSeconds(2);
    private static final Duration LONGEST_FROST = Duration.ofSeconds(12);

    /** The launcher gives a Tomcat up that dies a third time within five minutes: so many faults take longer than that. */
    private static final int MEMORY = 40;

    private static final int DEATHS = 2;

    private final Random random;
    private final Deque<RollingFault> last = new ArrayDeque<>();

    SoakFaults(long seed) {
        random = new Random(seed);
    }

    /** Draws how long all is left alone. */
    Duration calm() {
        return between(SHORTEST_CALM, LONGEST_CALM);
    }

    /** Draws what happens then. */
    RollingFault next() {
        RollingFault fault = draw();
        while (fault.how().isDeath() && deaths(fault.tomcat()) == DEATHS) {
            fault = draw();
        }
        last.add(fault);
        if (last.size() > MEMORY) {
            last.remove();
        }
        return fault;
    }

    private RollingFault draw() {
        String tomcat = RollingSystem.TOMCATS.get(random.nextInt(RollingSystem.TOMCATS.size()));
        How how = How.values()[random.nextInt(How.values().length)];
        return how == How.FROZEN
                ? new RollingFault(how, tomcat, between(SHORTEST_FROST, LONGEST_FROST))
                : RollingFault.of(how, tomcat);
    }

    private long deaths(String tomcat) {
        return last.stream()
                .filter(fault -> fault.tomcat().equals(tomcat) && fault.how().isDeath())
                .count();
    }

    private Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis()));
    }
}
