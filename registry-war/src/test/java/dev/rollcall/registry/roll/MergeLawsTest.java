package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.registry.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Everything a roll ever said about its instances, joined in any order and with any repetition, is what it said last: merging
 * is commutative, associative and idempotent on what really happens.
 */
class MergeLawsTest {

    private static final long SEED = 20261127;
    private static final int CASES = Scale.times(200);
    private static final int STEPS = 80;
    private static final int INSTANCES = 4;

    /** Does something to one of {@link #INSTANCES}, whatever comes. */
    static void change(Roll roll, Random random, int step) {
        int port = 8000 + random.nextInt(INSTANCES);
        Entry known = roll.snapshot().entries().get(id(port));
        switch (random.nextInt(8)) {
            case 0 -> roll.register(tutorial("Stock", port), unsigned());
            case 1 -> roll.register(registration("Depot", port, 1 + random.nextInt(step + 1)), unsigned());
            case 2, 3 -> roll.register(registration("Stock", port, 1 + random.nextInt(step + 1), "Log"), signed());
            case 4 -> roll.deregister(id(port), 1 + random.nextInt(step + 1), entry -> true);
            case 5 -> roll.deregister(id(port), entry -> true);
            case 6 -> {
                if (known != null) {
                    roll.check(id(port), known.generation(), Health.values()[random.nextInt(3)], "step " + step);
                }
            }
            default -> {
                if (random.nextBoolean()) {
                    roll.drain(id(port), "mia", "step " + step);
                } else {
                    roll.undrain(id(port), "ben", "");
                }
            }
        }
    }

    private static List<Entry> told(Roll roll, ManualTime time, Random random) {
        List<Entry> told = new ArrayList<>();
        roll.listen(change -> told.add(change.after()));
        for (int step = 0; step < STEPS; step++) {
            time.advance(Duration.ofMillis(random.nextInt(3)));
            change(roll, random, step);
        }
        return told;
    }

    @Test
    void whatWasToldJoinedInAnyOrderIsWhatWasToldLast() {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            ManualTime time = new ManualTime();
            Roll roll = Fixtures.roll(time);
            List<Entry> told = told(roll, time, random);
            Map<InstanceId, Entry> newest = new HashMap<>();
            roll.snapshot().entries().forEach(entry -> newest.put(entry.id(), entry));

            told.addAll(told.subList(0, told.size() / 3));
            Collections.shuffle(told, random);
            assertEquals(newest, joined(told), "seed " + (SEED + i));

            Map<InstanceId, Entry> byHalves = new HashMap<>(joined(told.subList(0, told.size() / 2)));
            joined(told.subList(told.size() / 2, told.size()))
                    .forEach((id, entry) -> byHalves.merge(id, entry, Entry::join));
            assertEquals(newest, byHalves, "seed " + (SEED + i));
        }
    }

    private static Map<InstanceId, Entry> joined(List<Entry> told) {
        Map<InstanceId, Entry> joined = new HashMap<>();
        told.forEach(entry -> joined.merge(entry.id(), entry, Entry::join));
        return joined;
    }
}
