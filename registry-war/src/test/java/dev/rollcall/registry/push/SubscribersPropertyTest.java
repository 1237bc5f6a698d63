package dev.rollcall.registry.push;

import dev.rollcall.kit.testing.Scale;
import dev.rollcall.registry.push.PushWorld.Kind;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens between a registry and its subscribers, in the end everybody holds the newest view. Nobody is ever told to
 * remove what it was not told to add, or to add what it has; nobody ever holds a provider twice.
 */
class SubscribersPropertyTest {

    private static final long SEED = 20261126;
    private static final int CASES = Scale.times(400);
    private static final int STEPS = 120;

    @BeforeAll
    static void keepTheLogQuiet() {
        Configurator.setLevel(Delivery.class, Level.OFF);
    }

    @AfterAll
    static void letTheLogSpeak() {
        Configurator.setLevel(Delivery.class, (Level) null);
    }

    @ParameterizedTest
    @EnumSource
    void everyInterleavingEndsWithTheNewestView(Kind kind) {
        for (int i = 0; i < CASES; i++) {
            run(SEED + i, new PushWorld(SEED + i, kind));
        }
    }

    private static void run(long seed, PushWorld world) {
        int step = 0;
        try {
            for (; step < STEPS; step++) {
                world.step();
            }
            world.calm();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + " step " + step + ": " + e.getMessage(), e);
        }
    }
}
