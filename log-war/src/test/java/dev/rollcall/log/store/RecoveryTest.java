package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
