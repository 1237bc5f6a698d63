package dev.rollcall.log.store;

import static dev.rollcall.log.store.LogStoreContract.from;
import static dev.rollcall.log.store.WrittenSegments.sized;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a segment whole finds what was known of it while it was written. */
class SegmentScanTest {

    @TempDir
    Path folder;

    private Segment open;

    @BeforeEach
    void write() throws IOException {
        WrittenSegments written = new WrittenSegments(folder.resolve("segments"), new RealDisk());
        written.append(List.of(from(Fixtures.SHOP, new UUID(1, 2), 6), from(Fixtures.STOCK, new UUID(3, 4), 7)));
        for (int i = 0; i < 20; i++) {
            written.append(List.of(sized(16 << 10)));
        }
        written.append(List.of(from(Fixtures.SHOP, new UUID(1, 2), 8)));
        open = written.end().get(0);
    }

    /** What is known of a segment. */
    private record Known(boolean sealed, Extent extent, List<Long> sequences, List<Long> offsets, Object producers) {

        static Known of(Segment segment) {
            return of(segment, segment.producers());
        }

        static Known of(Segment segment, Producers producers) {
            BlockIndex blocks = segment.blocks();
            return new Known(
                    segment.sealed(),
                    segment.extent(),
                    IntStream.range(0, blocks.count())
                            .mapToObj(blocks::firstSequence)
                            .toList(),
                    IntStream.range(0, blocks.count()).mapToObj(blocks::offset).toList(),
                    producers.all());
        }
    }

    private static Segment scanned(Segment segment) throws IOException {
        SegmentScan scan = new SegmentScan(1, segment.sealed());
        try (FileChannel channel = FileChannel.open(segment.path())) {
            scan.read(channel);
        }
        assertEquals(0, scan.damagedBytes());
        return scan.segment(segment.path(), segment.day());
    }

    @Test
    void anOpenSegmentIsFoundAsItWasWritten() throws IOException {
        assertEquals(Known.of(open), Known.of(scanned(open)));
    }

    @Test
    void aSealedSegmentIsFoundAsItWasSealed() throws IOException {
        Segment sealed = new Sealer(new RealDisk()).seal(open);

        assertEquals(Known.of(sealed, open.producers()), Known.of(scanned(sealed)));
    }

    @Test
    void whatIsInFrontOfAnUnreadableSectorIsFound() throws IOException {
        byte[] sound = Arrays.copyOf(
                Files.readAllBytes(open.path()), (int) open.blocks().offset(1) + 10);
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
        SegmentScan scan = new SegmentScan(1, false);

        scan.read(Channels.newChannel(new SequenceInputStream(new ByteArrayInputStream(sound), broken)));

        assertFalse(scan.isWhole());
        assertEquals(10, scan.damagedBytes());
        assertEquals(
                open.blocks().firstSequence(1) - 1,
                scan.segment(open.path(), open.day()).extent().last());
    }

    @Test
    void whatIsNoEventWithinABlockIsDamage() throws IOException {
        ByteWriter block = new ByteWriter(64);
        block.raw(new byte[50], 0, 50);
        ByteWriter out = new ByteWriter(64);
        out.skip(Frame.HEADER_BYTES);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        Blocks.deflate(block, deflater, out);
        deflater.end();
        Frame.seal(out.array(), 0, Frame.BLOCK, out.size() - Frame.HEADER_BYTES, 1, 0);
        SegmentScan scan = new SegmentScan(1, true);

        scan.read(Channels.newChannel(new ByteArrayInputStream(out.array(), 0, out.size())));

        assertEquals(50, scan.damagedBytes());
    }

    @Test
    void anEventOfAnotherVersionIsPartOfTheSegmentAndNoDamage() throws IOException {
        ByteWriter out = eventOfAnotherVersion();

        SegmentScan scan = scanned(out);

        assertEquals(0, scan.damagedBytes());
        Segment found = scan.segment(open.path(), open.day());
        assertEquals(new Extent(9, 9, Fixtures.NOON, Fixtures.NOON, out.size()), found.extent());
        assertEquals(9, found.blocks().firstSequence(0));
    }

    @Test
    void whatFollowsAnEventOfAnotherVersionIsKnownOfItsProducer() throws IOException {
        ByteWriter out = eventOfAnotherVersion();
        UUID producer = new UUID(1, 2);
        addEvent(producer, out);

        assertEquals(
                Map.of(new Producers.Key(Fixtures.SHOP, producer), 6L),
                scanned(out).segment(open.path(), open.day()).producers().all());
    }

    /** It may be the end of a write that was not forced, and will be sent again. */
    @Test
    void whoseEventIsBehindDamageIsNotTakenToHaveItStored() throws IOException {
        ByteWriter out = new ByteWriter(64);
        out.raw(new byte[50], 0, 50);
        addEvent(new UUID(1, 2), out);

        SegmentScan scan = scanned(out);

        assertEquals(50, scan.damagedBytes());
        assertEquals(10, scan.segment(open.path(), open.day()).extent().last());
        assertEquals(Map.of(), scan.segment(open.path(), open.day()).producers().all());
    }

    private static void addEvent(UUID producer, ByteWriter out) {
        Batch batch = Batch.of(List.of(from(Fixtures.SHOP, producer, 6)));
        batch.seal(0, 10, 0);
        out.raw(batch.bytes(), 0, batch.size());
    }

    private static ByteWriter eventOfAnotherVersion() {
        ByteWriter out = new ByteWriter(64);
        out.skip(Frame.HEADER_BYTES);
        out.octet(0xff);
        Frame.seal(out.array(), 0, Frame.EVENT, 1, 9, Fixtures.NOON.toEpochMilli() * 1000);
        return out;
    }

    private static SegmentScan scanned(ByteWriter out) throws IOException {
        SegmentScan scan = new SegmentScan(9, false);
        scan.read(Channels.newChannel(new ByteArrayInputStream(out.array(), 0, out.size())));
        return scan;
    }
}
