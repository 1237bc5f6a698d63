package dev.rollcall.registry.store;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollStoreTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofMillis(1);
    private static final long REWRITE_BYTES = 4_000;

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();

    private RollStore open(Roll roll) throws IOException {
        return RollStore.open(folder, roll, origin -> true, REWRITE_BYTES, RETRY);
    }

    private Set<Entry> afterRestart() throws IOException {
        Roll next = Fixtures.roll(time);
        open(next).close();
        return entries(next);
    }

    private static Set<Entry> entries(Roll roll) {
        Set<Entry> entries = new HashSet<>();
        roll.snapshot().entries().forEach(entries::add);
        return entries;
    }

    @Test
    void whoseAddressMayNotBeCalledAnyMoreIsLeftBehindForGood() throws IOException {
        Roll roll = Fixtures.roll(time);
        try (RollStore store = open(roll)) {
            listed(roll, tutorial("Stock", 8001), unsigned());
            assertTrue(store.awaitKept(LIMIT));
        }

        Roll stricter = Fixtures.roll(time);
        RollStore.open(folder, stricter, origin -> false, REWRITE_BYTES, RETRY).close();
        assertEquals(Set.of(), entries(stricter));
        assertEquals(Set.of(), afterRestart());
    }

    @Test
    void theRollIsTheSameAfterARestart() throws IOException {
        Roll roll = Fixtures.roll(time);
        try (RollStore store = open(roll)) {
            listed(roll, registration("Stock", 8001, 1, "LogService"), signed());
            listed(roll, tutorial("Log", 8002), unsigned());
            Entry suspect = listed(roll, registration("Stock", 8003, 1), signed());
            roll.check(suspect.id(), suspect.generation(), Health.SUSPECT, "timed out");
            listed(roll, registration("Stock", 8004, 1), signed());
            roll.deregister(id(8004), entry -> true);
        }

        assertEquals(entries(roll), afterRestart());
    }

    @Test
    void whatIsKeptIsThereWithoutAnOrderlyEnd() throws IOException {
        Roll roll = Fixtures.roll(time);
        try (RollStore store = open(roll)) {
            listed(roll, registration("Stock", 8001, 1), signed());
            assertTrue(store.awaitKept(LIMIT));

            assertEquals(entries(roll), Set.copyOf(new Archive(folder).read()));
        }
    }

    @Test
    void aThousandChangesDoNotGrowTheFileWithoutBound() throws IOException {
        Roll roll = Fixtures.roll(time);
        try (RollStore store = open(roll)) {
            for (int generation = 1; generation <= 1_000; generation++) {
                listed(roll, registration("Stock", 8001, generation, "LogService"), signed());
                assertTrue(store.awaitKept(LIMIT));
            }
            try (Stream<Path> files = Files.list(folder)) {
                long bytes = files.mapToLong(file -> file.toFile().length()).sum();
                assertTrue(bytes < 3 * REWRITE_BYTES, "bytes " + bytes);
            }
        }
        assertEquals(entries(roll), afterRestart());
    }

    @Test
    void aDiskThatFailsIsReportedAndEverythingIsWrittenWhenItIsBack() throws IOException {
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-away");
        Roll roll = Fixtures.roll(time);
        try (RollStore store = open(roll)) {
            listed(roll, registration("Stock", 8001, 1), signed());
            assertTrue(store.awaitKept(LIMIT));
            Files.move(folder, elsewhere);
            for (int generation = 2; store.failure().isEmpty() && generation < 10_000; generation++) {
                listed(roll, registration("Stock", 8001, generation, "LogService"), signed());
                store.awaitKept(LIMIT);
            }
            assertTrue(store.failure().isPresent());
            listed(roll, registration("Stock", 8002, 1), signed());
            assertFalse(store.awaitKept(LIMIT));

            Files.move(elsewhere, folder);

            Eventually.isTrue(LIMIT, "kept again", () -> store.failure().isEmpty() && store.awaitKept(LIMIT));
        }
        assertEquals(entries(roll), afterRestart());
    }

    @Test
    void memoryThatIsShortForAWhileIsReportedAndEverythingIsWrittenAfterwards() throws IOException {
        AtomicBoolean isShort = new AtomicBoolean(true);
        Archive archive = new Archive(folder) {
            @Override
            Journal replaceBy(Iterable<Entry> entries) throws IOException {
                if (isShort.get()) {
                    throw new OutOfMemoryError("for the test");
                }
                return super.replaceBy(entries);
            }
        };
        Roll roll = Fixtures.roll(time);
        try (RollStore store = RollStore.open(archive, roll, origin -> true, REWRITE_BYTES, RETRY)) {
            listed(roll, registration("Stock", 8001, 1), signed());
            assertFalse(store.awaitKept(LIMIT));
            assertTrue(store.failure().orElseThrow().contains("for the test"));

            isShort.set(false);

            Eventually.isTrue(LIMIT, "kept again", () -> store.failure().isEmpty() && store.awaitKept(LIMIT));
        }
        assertEquals(entries(roll), afterRestart());
    }

    @Test
    void whoWasDownBeforeTheRestartHasItsTimeAnew() throws IOException {
        Roll roll = Fixtures.roll(time);
        try (RollStore store = open(roll)) {
            Entry entry = listed(roll, tutorial("Log", 8002), unsigned());
            roll.check(entry.id(), entry.generation(), Health.DOWN, "connection refused");
        }
        time.advance(Duration.ofHours(2));

        Roll next = Fixtures.roll(time);
        try (RollStore store = open(next)) {
            next.sweep(entry -> false);

            Entry restored = next.snapshot().present(id(8002)).orElseThrow();
            assertEquals(Health.DOWN, restored.health());
            assertEquals(time.instant(), restored.status().since());
        }
    }

    @Test
    void whatWasForgottenIsNotRememberedAgainAfterARestart() throws IOException {
        Roll roll = Fixtures.roll(time);
        try (RollStore store = open(roll)) {
            listed(roll, registration("Stock", 8001, 5), signed());
            roll.drain(id(8001), "mia", "update");
            roll.deregister(id(8001), entry -> true);
            assertTrue(store.awaitKept(LIMIT));
            time.advance(Fixtures.ROLL_CONFIG.forgetRemoved());
            roll.sweep(entry -> false);

            listed(roll, registration("Stock", 8001, 1), signed()); // nobody remembers a greater generation
        }

        assertEquals(entries(roll), afterRestart());
    }
}
