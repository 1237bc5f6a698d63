package dev.rollcall.registry.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A registry that starts on a journal whose last record is cut or changed somewhere: it loses that record and no other, takes
 * nothing that was never written, and goes on.
 */
class DamageTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private Set<Entry> others;
    private Set<Entry> all;

    /** How the last record came into its journal. */
    private enum Written {
        /** Long before: it is the end of what a journal begins with. */
        BEGUN_WITH,
        /** Just now. */
        APPENDED
    }

    @BeforeEach
    void threeInstances() {
        list(8001);
        list(8002);
        others = entries(roll);
        list(8003);
        all = entries(roll);
    }

    private void list(int port) {
        Fixtures.listed(roll, Fixtures.registration("Stock", port, 1, "LogService"), Fixtures.signed());
    }

    private static Set<Entry> entries(Roll of) {
        Set<Entry> entries = new HashSet<>();
        of.snapshot().entries().forEach(entries::add);
        return entries;
    }

    /** Returns a journal of all, in which the last of them is the last record. */
    private byte[] journal(Written written) throws IOException {
        List<Entry> last = all.stream().filter(entry -> !others.contains(entry)).toList();
        List<Entry> begin = Stream.concat(others.stream(), written == Written.BEGUN_WITH ? last.stream() : Stream.of())
                .toList();
        try (Journal journal = new Archive(folder).replaceBy(begin)) {
            if (written == Written.APPENDED) {
                journal.append(last);
            }
        }
        return Files.readAllBytes(file());
    }

    private Path file() {
        return folder.resolve("roll-1.journal");
    }

    private static int lastRecord(byte[] journal) {
        int at = journal.length - 1;
        while (journal[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private Set<Entry> read() throws IOException {
        return Set.copyOf(new Archive(folder).read());
    }

    @BeforeAll
    static void keepTheLogQuiet() {
        Configurator.setLevel(Archive.class, Level.OFF);
    }

    @AfterAll
    static void letTheLogSpeak() {
        Configurator.setLevel(Archive.class, (Level) null);
    }

    @ParameterizedTest
    @EnumSource
    void aJournalCutAnywhereInItsLastRecordLosesThatOnly(Written written) throws IOException {
        byte[] whole = journal(written);
        for (int length = lastRecord(whole); length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertEquals(others, read(), "cut to " + length);
        }
    }

    /** Every bit under {@code -Pfull}, else one of each byte. */
    @ParameterizedTest
    @EnumSource
    void aJournalWithAnyBitOfItsLastRecordFlippedLosesThatOnly(Written written) throws IOException {
        byte[] whole = journal(written);
        for (int at = lastRecord(whole); at < whole.length; at++) {
            for (int bit = Scale.full() ? 0 : at % 8; bit < (Scale.full() ? 8 : at % 8 + 1); bit++) {
                Files.write(file(), flipped(whole, 8 * at + bit));
                assertEquals(others, read(), "bit " + bit + " at " + at);
            }
        }
    }

    /** At every offset under {@code -Pfull}, else at every thirteenth. */
    @ParameterizedTest
    @EnumSource
    void aRegistryStartsOnADamagedJournalAndGoesOn(Written written) throws IOException {
        byte[] whole = journal(written);
        for (int at = lastRecord(whole); at < whole.length; at += Scale.of(13, 1)) {
            startsWithout(Arrays.copyOf(whole, at), "cut to " + at);
            startsWithout(flipped(whole, 8 * at + at % 8), "flipped at " + at);
        }
    }

    @Test
    void anEntryLargerThanTheBufferComesBackBetweenTheOthers() throws IOException {
        String[] required =
                IntStream.range(0, 256).mapToObj(i -> "\u00fc".repeat(125) + i).toArray(String[]::new);
        List<Entry> written = new ArrayList<>(others);
        written.add(Fixtures.listed(roll, Fixtures.registration("Large", 8005, 1, required), Fixtures.signed()));
        written.add(Fixtures.listed(roll, Fixtures.registration("Last", 8006, 1), Fixtures.signed()));
        new Archive(folder).replaceBy(written).close();

        List<Entry> read = new ArrayList<>();
        JournalReader.read(file(), read::add);

        assertTrue(Files.size(file()) > 1 << 16, "it is too small");
        assertEquals(written, read);
    }

    private static byte[] flipped(byte[] journal, int bit) {
        byte[] flipped = journal.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }

    /** The registry starts, knows the others, takes a registration, and knows that as well when it starts again. */
    private void startsWithout(byte[] journal, String what) throws IOException {
        clear();
        Files.write(file(), journal);
        Roll restarted = Fixtures.roll(time);
        try (RollStore store = open(restarted)) {
            assertEquals(others, entries(restarted), what);
            Fixtures.listed(restarted, Fixtures.registration("Stock", 8004, 1), Fixtures.signed());
            assertTrue(store.awaitKept(LIMIT), what);
        }
        assertEquals(entries(restarted), read(), what);
        keptIfDamaged(journal, what);
    }

    private RollStore open(Roll restarted) throws IOException {
        return RollStore.open(folder, restarted, origin -> true, 1 << 20, Duration.ofMillis(1));
    }

    /** What only lacks its end was cut by a kill; anything else somebody may want to look at. */
    private void keptIfDamaged(byte[] journal, String what) throws IOException {
        Path aside = folder.resolve("roll.damaged");
        assertEquals(count(journal, '\n') > others.size(), Files.exists(aside), what);
        if (Files.exists(aside)) {
            assertArrayEquals(journal, Files.readAllBytes(aside), what);
        }
    }

    private static int count(byte[] bytes, char wanted) {
        int count = 0;
        for (byte b : bytes) {
            count += b == wanted ? 1 : 0;
        }
        return count;
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
