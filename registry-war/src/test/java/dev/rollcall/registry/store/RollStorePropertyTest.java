package dev.rollcall.registry.store;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happened before a restart, days and forgetting included: who was on the roll is on it as it was, and nobody else. */
class RollStorePropertyTest {

    private static final long SEED = 20261129;
    private static final int CASES = Scale.times(20);
    private static final int STEPS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();

    @Test
    void aRestartChangesNothing() throws IOException {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            Path data = Files.createDirectory(folder.resolve("case-" + i));
            Roll roll = Fixtures.roll(time);
            for (int life = 0; life < 3; life++) {
                Roll before = roll;
                roll = Fixtures.roll(time);
                try (RollStore store = open(data, roll)) {
                    assertEquals(present(before), present(roll), "seed " + (SEED + i) + " life " + life);
                    for (int step = 0; step < STEPS; step++) {
                        change(roll, store, random);
                    }
                }
            }
        }
    }

    private static RollStore open(Path data, Roll roll) throws IOException {
        return RollStore.open(data, roll, origin -> true, 8_000, Duration.ofMillis(1));
    }

    private static Set<Entry> present(Roll roll) {
        Set<Entry> present = new HashSet<>();
        roll.snapshot().entries().forEach(entry -> {
            if (entry.present()) {
                present.add(entry);
            }
        });
        return present;
    }

    private void change(Roll roll, RollStore store, Random random) {
        int port = 8000 + random.nextInt(4);
        Entry known = roll.snapshot().entries().get(id(port));
        switch (random.nextInt(8)) {
            case 0 -> roll.register(tutorial("Stock", port), unsigned());
            case 1, 2 -> roll.register(registration("Stock", port, 1 + random.nextInt(9), "Log"), signed());
            case 3 -> roll.deregister(id(port), entry -> true);
            case 4 -> {
                if (known != null) {
                    Health health = random.nextBoolean() ? Health.UP : Health.SUSPECT;
                    roll.check(id(port), known.generation(), health, "as it happens");
                }
            }
            case 5 -> roll.drain(id(port), "mia", "update");
            case 6 -> roll.undrain(id(port), "mia", "");
            default -> {
                assertTrue(store.awaitKept(LIMIT)); // no disk takes hours
                time.advance(Duration.ofHours(random.nextInt(20)));
                roll.sweep(entry -> random.nextBoolean());
            }
        }
    }
}
