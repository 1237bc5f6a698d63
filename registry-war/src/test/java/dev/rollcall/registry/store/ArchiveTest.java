package dev.rollcall.registry.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    Path folder;

    private final List<Entry> entries = new ArrayList<>();

    @BeforeEach
    void threeEntries() {
        Roll roll = Fixtures.roll(new ManualTime());
        for (int port = 8001; port <= 8003; port++) {
            entries.add(
                    Fixtures.listed(roll, Fixtures.registration("Stock", port, 1, "LogService"), Fixtures.signed()));
        }
    }

    private Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).collect(TreeSet::new, Set::add, Set::addAll);
        }
    }

    private Set<Entry> read() throws IOException {
        return Set.copyOf(new Archive(folder).read());
    }

    private Path write(List<Entry> first, List<Entry> appended) throws IOException {
        try (Journal journal = new Archive(folder).replaceBy(first)) {
            journal.append(appended);
        }
        return folder.resolve(names().iterator().next());
    }

    @Test
    void anEmptyFolderKnowsNothing() throws IOException {
        assertEquals(Set.of(), read());
    }

    @Test
    void whatWasWrittenAtOnceAndAfterwardsComesBack() throws IOException {
        write(entries.subList(0, 1), entries.subList(1, 3));

        assertEquals(Set.copyOf(entries), read());
    }

    @Test
    void theNextJournalReplacesAllOthers() throws IOException {
        write(entries, List.of());
        new Archive(folder).replaceBy(entries.subList(0, 2)).close();

        assertEquals(Set.of("roll-2.journal"), names());
        assertEquals(Set.copyOf(entries.subList(0, 2)), read());
    }

    @Test
    void aFileThatCannotBeRemovedDoesNoHarm() throws IOException {
        Path first = write(entries.subList(0, 2), List.of());
        Path stubborn = folder.resolve("roll-0.journal");
        Files.createDirectory(stubborn);
        Files.createFile(stubborn.resolve("x")); // deleting it fails, whoever tries

        new Archive(folder).replaceBy(entries).close();

        assertFalse(Files.exists(first));
        Files.delete(stubborn.resolve("x"));
        Files.delete(stubborn);
        assertEquals(Set.copyOf(entries), read());
    }

    @Test
    void ofFilesLeftByAKillBetweenBeginningAndDeletingTheNewerCounts() throws IOException {
        Path first = write(entries.subList(0, 2), List.of());
        byte[] kept = Files.readAllBytes(first);
        new Archive(folder).replaceBy(entries.subList(1, 3)).close();
        Files.write(first, kept);
        Files.writeString(folder.resolve("roll-3.journal.draft"), "half a lin");

        assertEquals(Set.copyOf(entries), read());
    }

    @Test
    void aFileWithAnyByteOfALineFlippedLosesThatLineOnly() throws IOException {
        Path file = write(entries.subList(0, 1), entries.subList(1, 3));
        byte[] bytes = Files.readAllBytes(file);
        int first = indexOf(bytes, '\n') + 1;
        int second = first + indexOf(Arrays.copyOfRange(bytes, first, bytes.length), '\n');

        for (int at = first; at < second; at++) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x15;
            Files.write(file, flipped);
            Set<Entry> read = read();
            assertTrue(
                    read.contains(entries.get(0)) && read.contains(entries.get(2)) && read.size() == 2, "byte " + at);
        }
    }

    @Test
    void aDamagedFileIsSetAsideOnceItIsReplaced() throws IOException {
        Path file = write(entries, List.of());
        byte[] bytes = Files.readAllBytes(file);
        bytes[20] ^= 1;
        Files.write(file, bytes);

        Archive archive = new Archive(folder);
        List<Entry> rescued = List.copyOf(archive.read());
        archive.replaceBy(rescued).close();

        assertEquals(Set.copyOf(entries.subList(1, 3)), Set.copyOf(rescued));
        assertEquals(Set.of("roll-2.journal", "roll.damaged"), names());
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("roll.damaged")));
    }

    private static int indexOf(byte[] bytes, char wanted) {
        int at = 0;
        while (bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
