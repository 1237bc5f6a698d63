package dev.rollcall.log.store;

import static dev.rollcall.log.store.LogStoreContract.from;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {

    @TempDir
    Path folder;

    private RecordedDisk disk;
    private WrittenSegments written;

    @BeforeEach
    void open() throws IOException {
        disk = new RecordedDisk(folder);
        written = new WrittenSegments(folder.resolve("segments"), disk);
    }

    private Recovery recovered() throws IOException {
        return Recovery.of(written.folder(), new RealDisk());
    }

    private static List<Path> paths(Recovery found) {
        return found.segments().all().stream().map(Segment::path).toList();
    }

    @Test
    void theFolderOfAllDaysIsSureBeforeAnythingIsInIt() throws IOException {
        written.append("one");

        disk.assertDone("create segments", "force ", "create segments/2026-11-22");
    }

    @Test
    void whatWasNotSealedToTheEndIsSealedAnew() throws IOException {
        written.append("one");
        Segment open = written.end().get(0);
        Path draft = Files.write(SegmentFolder.sibling(open.path(), SegmentFolder.SEALING), new byte[10]);

        Recovery found = recovered();

        assertEquals(List.of(open.path()), paths(found));
        assertFalse(Files.exists(draft));
    }

    @Test
    void ofASegmentThatIsThereTwiceTheSealedOneIsKept() throws IOException {
        written.append("one");
        Segment open = written.end().get(0);
        Segment sealed = new Sealer(disk).seal(open);

        Recovery found = recovered();

        assertEquals(List.of(sealed.path()), paths(found));
        assertFalse(Files.exists(open.path()));
    }

    @Test
    void aSegmentInWhichNothingWasWrittenIsNotKept() throws IOException {
        written.append("one");
        Path empty = Files.createFile(written.folder().open(written.newest().day(), 2));

        assertEquals(2, recovered().nextSequence());

        assertFalse(Files.exists(empty));
    }

    @Test
    void ofASegmentOfWhichNothingIsLeftNoSequenceIsUsedAgain() throws IOException {
        written.append("one", "two", "three");
        Segment open = written.end().get(0);
        int bytes = (int) open.extent().bytes();
        byte[] file = Files.readAllBytes(open.path());
        System.arraycopy(new byte[bytes], 0, file, 0, bytes);
        Files.write(open.path(), file);
        new Sealer(disk).seal(open);

        Recovery found = recovered();

        assertEquals(4 + bytes, found.nextSequence());
        assertEquals(bytes, found.damagedBytes());
    }

    /** Opened, but not read: so is a folder. */
    @Test
    void aStartDoesNotFailForASegmentThatTheDiskCannotRead() throws IOException {
        written.append("one", "two");
        written.nextDay();
        written.append("three");
        Segment unreadable = written.end().get(0);
        Files.delete(unreadable.path());
        Files.createDirectory(SegmentFolder.sibling(unreadable.path(), SegmentFolder.SEALED));

        Recovery found = recovered();

        assertEquals(List.of(written.end().get(1).path()), paths(found));
        assertEquals(1, found.unread().size());
        assertTrue(found.nextSequence() >= 4);
    }

    /** As after a power cut: the later part of what was not forced is on the disk, the beginning is not. */
    @Test
    void whatFollowsDamageInAnOpenSegmentIsNotKnownOfItsProducer() throws IOException {
        UUID producer = new UUID(1, 2);
        written.append(List.of(from(Fixtures.SHOP, producer, 1)));
        int sure = (int) written.newest().extent().bytes();
        written.append(List.of(from(Fixtures.SHOP, producer, 2), from(Fixtures.SHOP, producer, 3)));
        Path open = written.newest().path();
        byte[] file = Files.readAllBytes(open);
        Arrays.fill(file, sure, sure + 10, (byte) 0);
        Files.write(open, file);

        Recovery found = recovered();

        assertEquals(3, found.segments().last());
        assertEquals(1, found.producers().last(new Producers.Key(Fixtures.SHOP, producer)));
    }

    @Test
    void ofASegmentThatCannotBeReadAtAllTheNameTellsWhichSequencesAreUsed() throws IOException {
        written.append("one", "two", "three");
        written.nextDay();
        written.append("four");
        Segment last = written.end().get(1);
        Files.write(last.path(), new byte[100]);

        assertEquals(4 + 100, recovered().nextSequence());
    }
}
