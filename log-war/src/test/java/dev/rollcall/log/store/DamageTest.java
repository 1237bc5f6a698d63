package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Timer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment that is cut off, or has a byte changed, at every offset: a start succeeds, and only what is damaged is gone. */
class DamageTest {

    private static final int EVENTS = 6;

    @TempDir
    Path folder;

    private Path root;
    private Path open;
    private byte[] whole;
    private List<Integer> ends;

    @BeforeEach
    void write() throws IOException {
        root = folder.resolve("segments");
        ends = new ArrayList<>();
        try (SegmentStore store = open()) {
            for (int i = 1; i <= EVENTS; i++) {
                store.append(List.of(record("event " + i)));
                ends.add((int) store.size());
            }
            open = only(SegmentFolder.OPEN);
            whole = Files.readAllBytes(open);
        }
    }

    @Test
    void whereverTheEndIsTornEverythingBeforeItIsRead() throws IOException {
        for (int length = 0; length <= whole.length; length++) {
            put(Arrays.copyOf(whole, length));
            int survivors = length;
            long expected = ends.stream().filter(end -> end <= survivors).count();

            List<Long> found = sequences();

            assertEquals(expected, found.size(), "cut at " + length);
        }
    }

    @Test
    void whicheverByteIsChangedOnlyItsEventIsLost() throws IOException {
        for (int offset = 0; offset < whole.length; offset++) {
            byte[] damaged = whole.clone();
            damaged[offset] ^= (byte) (1 << offset % 8);
            put(damaged);
            int at = offset;
            long lost = 1 + ends.stream().filter(end -> end <= at).count();

            List<Long> found = sequences();

            assertEquals(EVENTS - 1, found.size(), "byte " + offset);
            assertTrue(!found.contains(lost), "byte " + offset);
        }
    }

    /** As where its service has a name that only a later Java knows to be one. */
    @Test
    void anEventThatCannotBeReadAlthoughItIsWholeCostsNoNeighbours() throws IOException {
        int begin = ends.get(1);
        rename(whole, begin);
        put(whole);

        assertEquals(List.of(1L, 2L, 4L, 5L, 6L), sequences());
        putSealed(seal());
        try (SegmentStore store = open()) {
            assertEquals(EVENTS - 1, read(store));
            assertEquals(ends.get(2) - begin, store.damagedBytes());
        }
    }

    @Test
    void aSegmentKeepsAnEventOfAnotherVersionWhereverItIs() throws IOException {
        byte[] readable = whole;
        for (int event = 0; event < EVENTS; event++) {
            int begin = event == 0 ? 0 : ends.get(event - 1);
            whole = readable.clone();
            rename(whole, begin);
            put(whole);

            Recovery found = Recovery.of(new SegmentFolder(root), new RealDisk());

            assertEquals(0, found.damagedBytes(), "event " + event);
            assertEquals(EVENTS + 1, found.nextSequence(), "event " + event);
            Segment sealed = sealed();
            FrameScanner kept = Blocks.read(sealed, 0);
            for (int i = 1; i <= EVENTS; i++) {
                assertTrue(kept.next(), "event " + event);
                assertEquals(i, kept.sequence(), "event " + event);
            }
        }
    }

    @Test
    void anEventOfAnotherVersionIsCountedOnceByWhoReadsIt() throws IOException {
        rename(whole, 0);
        put(whole);
        long found = Recovery.of(new SegmentFolder(root), new RealDisk()).damagedBytes();
        Segments segments = new Segments();
        segments.add(sealed());
        Damage damage = new Damage(found);

        for (int i = 0; i < 2; i++) {
            ForwardCursor cursor = new ForwardCursor(new SegmentCursor(segments, damage), 1);
            assertEquals(EVENTS - 1, LogStoreContract.drained(cursor).size());
        }

        assertEquals(ends.get(0), (int) damage.bytes());
    }

    /** Gives the service of an event a name that is none. */
    private static void rename(byte[] file, int begin) {
        file[new String(file, StandardCharsets.ISO_8859_1).indexOf("Shop", begin)] = 1;
        Frame.seal(
                file,
                begin,
                Frame.EVENT,
                Frame.length(file, begin),
                Frame.sequence(file, begin),
                Frame.receivedMicros(file, begin));
    }

    @Test
    void bytesThatAreMissingInTheMiddleCostNoNeighbours() throws IOException {
        for (int offset = 0; offset < whole.length - 1; offset++) {
            byte[] shorter = new byte[whole.length - 1];
            System.arraycopy(whole, 0, shorter, 0, offset);
            System.arraycopy(whole, offset + 1, shorter, offset, whole.length - offset - 1);
            put(shorter);

            assertEquals(EVENTS - 1, sequences().size(), "byte " + offset);
        }
    }

    @Test
    void whatIsLostIsCountedAndNoSequenceIsUsedAgain() throws IOException {
        int lastFrame = ends.get(EVENTS - 2);
        put(Arrays.copyOf(whole, lastFrame + 10));

        try (SegmentStore store = open()) {
            assertEquals(10, store.damagedBytes());
            assertEquals(EVENTS - 1, store.last());
            long next = store.append(List.of(record("after"))).lastSequence();
            assertTrue(next > EVENTS, () -> "sequence " + next);
        }
    }

    @Test
    void aSealedSegmentIsReadWhateverByteIsChanged() throws IOException {
        byte[] sealed = seal();
        int complete = 0;
        for (int offset = 0; offset < sealed.length; offset++) {
            byte[] damaged = sealed.clone();
            damaged[offset] ^= (byte) (1 << offset % 8);
            putSealed(damaged);

            List<Long> found = sequences();

            assertTrue(found.size() <= EVENTS, "byte " + offset);
            complete += found.size() == EVENTS ? 1 : 0;
            assertEquals(found.stream().sorted().distinct().toList(), found, "byte " + offset);
        }
        assertTrue(complete > 20, "damage to the foot costs no event");
    }

    @Test
    void aSealedSegmentIsReadWhereverItEnds() throws IOException {
        byte[] sealed = seal();
        for (int length = 0; length < sealed.length; length++) {
            putSealed(Arrays.copyOf(sealed, length));

            assertTrue(sequences().size() <= EVENTS, "cut at " + length);
        }
    }

    @Test
    void damageInASealedSegmentIsCountedOnceHoweverOftenItIsRead() throws IOException {
        byte[] sealed = seal();
        sealed[Frame.HEADER_BYTES + 20] ^= 1;
        putSealed(sealed);

        try (SegmentStore store = open()) {
            assertEquals(0, store.damagedBytes(), "a start reads the foot");
            int read = read(store);
            long counted = store.damagedBytes();
            assertEquals(read, read(store));

            assertTrue(counted > 0);
            assertEquals(counted, store.damagedBytes());
            assertTrue(read < EVENTS, "the block is damaged");
        }
    }

    @Test
    void ofADamagedBlockTheEventsBeforeTheDamageAreRead() throws IOException {
        ByteWriter block = new ByteWriter(16);
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            byte[] body = new byte[1_000];
            random.nextBytes(body);
            int at = block.skip(Frame.HEADER_BYTES);
            block.raw(body, 0, body.length);
            Frame.seal(block.array(), at, Frame.EVENT, body.length, i + 1, 0);
        }
        ByteWriter compressed = new ByteWriter(16);
        Blocks.deflate(block, new Deflater(Deflater.BEST_SPEED, true), compressed);
        Arrays.fill(compressed.array(), compressed.size() - 3_000, compressed.size(), (byte) 0xff);

        FrameScanner events = Blocks.inflated(compressed.array(), 0, compressed.size());

        int found = 0;
        while (events.next()) {
            found++;
            assertEquals(found, events.sequence());
        }
        assertTrue(found >= 15 && found < 20, () -> "damaged " + events.damagedBytes());
    }

    @Test
    void whatIsDamagedAfterItWasReadOnceIsCounted() {
        Damage damage = new Damage(3);

        damage.met(1, 0);
        damage.met(1, 20);
        damage.met(1, 20);

        assertEquals(23, damage.bytes());
    }

    @Test
    void ofASegmentThatIsShorterThanItWasWhatIsLeftIsReadAndTheRestIsCounted() throws IOException {
        root = folder.resolve("another");
        try (SegmentStore store = open()) {
            store.append(List.of(record("one")));
            long end = store.size();
            store.append(List.of(record("two")));
            try (FileChannel channel = FileChannel.open(only(SegmentFolder.OPEN), StandardOpenOption.WRITE)) {
                channel.truncate(end + 10);
            }

            assertEquals(1, read(store));
            assertEquals(1, read(store));
            assertEquals(store.size() - end, store.damagedBytes());
        }
    }

    /** Opened, but not read: so is a folder. */
    @Test
    void ofASegmentThatTheDiskCannotReadNothingIsFoundAndItIsCounted() throws IOException {
        Segment sealed = sealed();
        Files.delete(sealed.path());
        Files.createDirectory(sealed.path());
        Segments segments = new Segments();
        segments.add(sealed);
        Damage damage = new Damage(0);

        for (int i = 0; i < 2; i++) {
            assertEquals(null, new ForwardCursor(new SegmentCursor(segments, damage), 1).next());
            assertEquals(null, new BackwardCursor(new SegmentCursor(segments, damage), EVENTS + 1).next());
        }

        assertEquals(sealed.extent().bytes(), damage.bytes());
    }

    private static int read(SegmentStore store) {
        int events = 0;
        EventCursor cursor = store.forward(1);
        while (cursor.next() != null) {
            events++;
        }
        return events;
    }

    private byte[] seal() throws IOException {
        return Files.readAllBytes(sealed().path());
    }

    private Segment sealed() throws IOException {
        put(whole);
        Recovery found = Recovery.of(new SegmentFolder(root), new RealDisk());
        Segment sealed = new Sealer(new RealDisk()).seal(found.segments().all().get(0));
        Files.delete(open);
        return sealed;
    }

    private void put(byte[] bytes) throws IOException {
        try (Stream<Path> files = Files.list(open.getParent())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.write(open, bytes);
    }

    private void putSealed(byte[] bytes) throws IOException {
        put(new byte[0]);
        Files.delete(open);
        Files.write(SegmentFolder.sibling(open, SegmentFolder.SEALED), bytes);
    }

    private List<Long> sequences() throws IOException {
        List<Long> sequences = new ArrayList<>();
        EventCursor events = SegmentReader.read(root);
        for (StoredEvent event = events.next(); event != null; event = events.next()) {
            sequences.add(event.sequence());
        }
        return sequences;
    }

    private Path only(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private SegmentStore open() throws IOException {
        return SegmentStore.open(
                root, Fixtures.keepingAll(), new SegmentStore.Surroundings(() -> Fixtures.NOON, () -> 0, Timer.NONE));
    }
}
