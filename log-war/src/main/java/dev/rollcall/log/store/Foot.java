package dev.rollcall.log.store;

import dev.rollcall.kit.ServiceName;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;

/**
 * The end of a segment that is no longer written to. It tells what is in the segment, so that a start reads little: a
 * frame, and behind it where the frame begins and a word that says that the file was finished. The body:
 *
 * <pre>number first sequence, number last, number bytes that were damaged when it was sealed
 * signed number, number earliest time; signed number, number latest time
 * number of blocks, for each number sequence, number offset, both less those of the one before
 * number of producers, for each text service, 16 octets producer, number sequence</pre>
 */
final class Foot {

    private static final int MAX_BLOCKS = 1 << 20;

    /** How many bytes are behind the frame. */
    static final int TRAILER_BYTES = 16;

    static final long FINISHED = 0x524353_45414c45L;

    private Foot() {}

    /**
     * Returns what is to be appended to a segment.
     *
     * @param blocks where its blocks begin in the file
     * @param offset where they end
     * @param damagedBytes how many bytes were damaged in the file it was made of
     */
    static ByteBuffer[] of(Segment segment, BlockIndex blocks, long offset, long damagedBytes) {
        ByteWriter out = new ByteWriter(1024);
        out.skip(Frame.HEADER_BYTES);
        write(segment, blocks, damagedBytes, out);
        long first = segment.extent().first();
        Frame.seal(out.array(), 0, Frame.FOOT, out.size() - Frame.HEADER_BYTES, first, 0);
        return new ByteBuffer[] {
            ByteBuffer.wrap(out.array(), 0, out.size()),
            ByteBuffer.allocate(TRAILER_BYTES).putLong(offset).putLong(FINISHED).flip()
        };
    }

    private static void write(Segment segment, BlockIndex blocks, long damagedBytes, ByteWriter out) {
        Extent extent = segment.extent();
        out.number(extent.first());
        out.number(extent.last());
        out.number(damagedBytes);
        out.time(extent.minTime());
        out.time(extent.maxTime());
        out.number(blocks.count());
        long sequence = 0;
        long offset = 0;
        for (int i = 0; i < blocks.count(); i++) {
            out.number(blocks.firstSequence(i) - sequence);
            out.number(blocks.offset(i) - offset);
            sequence = blocks.firstSequence(i);
            offset = blocks.offset(i);
        }
        Map<Producers.Key, Long> producers = segment.producers().all();
        out.number(producers.size());
        producers.forEach((key, last) -> {
            out.text(key.service().value());
            RecordCodec.writeOctets(key.producer().getMostSignificantBits(), out);
            RecordCodec.writeOctets(key.producer().getLeastSignificantBits(), out);
            out.number(last);
        });
    }

    /** What a foot tells. */
    record Content(Extent extent, long damagedBytes, BlockIndex blocks, Producers producers) {}

    /**
     * Reads a foot.
     *
     * @param offset where it begins in its file, which is where the blocks end
     * @throws IllegalArgumentException if it is none
     */
    static Content read(ByteReader in, long offset) {
        long first = in.number();
        long last = in.number();
        long damagedBytes = in.number();
        Extent extent = new Extent(first, last, in.time(), in.time(), offset);
        BlockIndex blocks = new BlockIndex();
        int count = in.count(MAX_BLOCKS);
        long sequence = 0;
        long at = 0;
        for (int i = 0; i < count; i++) {
            sequence += in.number();
            at += in.number();
            blocks.add(sequence, at);
        }
        return new Content(extent, damagedBytes, blocks, readProducers(in));
    }

    private static Producers readProducers(ByteReader in) {
        Producers producers = new Producers();
        int count = in.count(Producers.MAX_PRODUCERS);
        for (int i = 0; i < count; i++) {
            String service = in.text();
            UUID producer = new UUID(RecordCodec.readOctets(in), RecordCodec.readOctets(in));
            long last = in.number();
            try {
                producers.put(new Producers.Key(new ServiceName(service), producer), last);
            } catch (IllegalArgumentException e) {
                // Only a later Java takes it for a name: here it sends nothing.
            }
        }
        return producers;
    }
}
