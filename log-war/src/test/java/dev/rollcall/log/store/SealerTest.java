package dev.rollcall.log.store;

import static dev.rollcall.log.store.WrittenSegments.sized;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {

    private static final UUID PRODUCER = new UUID(1, 2);

    @TempDir
    Path folder;

    private RecordedDisk disk;
    private WrittenSegments written;

    @BeforeEach
    void open() throws IOException {
        disk = new RecordedDisk(folder);
        written = new WrittenSegments(folder.resolve("segments"), disk);
    }

    private Segment seal(Segment open) throws IOException {
        Segment sealed = new Sealer(disk).seal(open);
        written.segments().replace(open, sealed);
        return sealed;
    }

    private static void damage(Segment segment, long offset) throws IOException {
        byte[] bytes = Files.readAllBytes(segment.path());
        bytes[(int) offset] ^= 1;
        Files.write(segment.path(), bytes);
    }

    @Test
    void aSealedSegmentIsSureBeforeItTakesItsNameAndItsNameBeforeAnythingElseHappens() throws IOException {
        written.append("one");
        Segment open = written.end().get(0);
        disk.forgetDeeds();

        seal(open);

        disk.assertDone(
                "create segments/2026-11-22/1.sealing",
                "write segments/2026-11-22/1.sealing",
                "force segments/2026-11-22/1.sealing",
                "rename segments/2026-11-22/1.sealing",
                "force segments/2026-11-22");
        assertEquals("force segments/2026-11-22", disk.deeds().get(disk.deeds().size() - 1));
        assertEquals(0, disk.openFiles());
    }

    @Test
    void whatCouldNotBeSealedIsAsItWasAndCanBeSealedLater() throws IOException {
        written.append("one", "two");
        Segment open = written.end().get(0);
        disk.refuse("force segments/2026-11-22/1.sealing");

        assertThrows(IOException.class, () -> seal(open));
        assertEquals(List.of("1 one", "2 two"), written.forward());
        seal(open);

        Files.delete(open.path());
        assertEquals(List.of("1 one", "2 two"), written.forward());
    }

    @Test
    void ofWhatCouldNotBeSealedNothingTakesRoom() throws IOException {
        written.append("one");
        Segment open = written.end().get(0);
        for (String deed : List.of("write */1.sealing", "force */1.sealing", "rename */1.sealing", "force *")) {
            disk.refuse(deed.replace("*", "segments/2026-11-22"));

            assertThrows(IOException.class, () -> seal(open));

            assertEquals(List.of(open.path()), written.folder().files(open.day(), ""), deed);
        }
    }

    @Test
    void whoSentItIsInItsFootAndNoLongerInMemory() throws IOException {
        written.append(List.of(LogStoreContract.from(Fixtures.SHOP, PRODUCER, 5)));
        Segment open = written.end().get(0);
        Producers.Key key = new Producers.Key(Fixtures.SHOP, PRODUCER);

        Recovery before = Recovery.of(written.folder(), disk);
        Segment sealed = seal(open);
        Recovery after = Recovery.of(written.folder(), disk);

        assertEquals(5, before.segments().all().get(0).producers().last(key), "for the foot of the sealed one");
        assertEquals(Map.of(), sealed.producers().all());
        assertEquals(5, after.producers().last(key));
        assertEquals(Map.of(), after.segments().all().get(0).producers().all());
    }

    @Test
    void aBlockEndsWithTheEventWithWhichItReachesItsSize() throws IOException {
        for (int i = 0; i < 2 * BlockIndex.BLOCK_BYTES / (16 << 10); i++) {
            written.append(List.of(sized(16 << 10)));
        }
        Segment sealed = seal(written.end().get(0));

        assertEquals(2, sealed.blocks().count());
        assertEquals(1, sealed.blocks().firstSequence(0));
        assertEquals(5, sealed.blocks().firstSequence(1));
    }

    /** A start reads the foot of an open segment, so damage is not met before. */
    @Test
    void whateverIsDamagedBeforeItIsSealedTheOtherEventsAreReadBothWays() throws IOException {
        List<Long> ends = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            written.append("event " + i);
            ends.add(written.newest().extent().bytes());
            all.add(i + " event " + i);
        }
        Segment open = written.end().get(0);
        for (long offset = 0; offset < ends.get(3); offset++) {
            long at = offset;
            damage(open, at);

            Segment sealed = seal(open);

            List<String> left = new ArrayList<>(all);
            left.remove((int) ends.stream().filter(end -> end <= at).count());
            assertEquals(left, written.forward(), "byte " + at);
            Collections.reverse(left);
            assertEquals(left, written.backward(), "byte " + at);
            written.segments().replace(sealed, open);
            damage(open, at);
        }
    }

    @Test
    void aSegmentOfWhichNothingIsLeftHidesNoOther() throws IOException {
        written.append("before");
        written.nextDay();
        written.append("lost");
        written.nextDay();
        written.append("after");
        Segment lost = written.end().get(1);
        damage(lost, Frame.HEADER_BYTES);

        seal(lost);

        assertEquals(List.of("1 before", "3 after"), written.forward());
        assertEquals(List.of("3 after", "1 before"), written.backward());
    }

    @Test
    void howMuchWasDamagedIsInTheFoot() throws IOException {
        written.append("one");
        written.append("two");
        long end = written.newest().extent().bytes();
        written.append("three");
        long damaged = written.newest().extent().bytes() - end;
        Segment open = written.end().get(0);
        damage(open, end);
        seal(open);
        Files.delete(open.path());

        Recovery found = Recovery.of(written.folder(), disk);

        assertEquals(damaged, found.damagedBytes());
        assertEquals(4 + damaged, found.nextSequence());
    }
}
