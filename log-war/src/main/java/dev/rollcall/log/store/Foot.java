package dev.rollcall.log.store;

import dev.rollcall.kit.ServiceName;
import java.util.Map;
import java.util.UUID;

/**
 * The end of a sealed segment, which tells what is in it, so that a start reads little:
 *
 * <pre>number first sequence, number last, number bytes that were damaged when it was sealed
 * signed number, number earliest time; signed number, number latest time
 * number of blocks, for each number sequence, number offset, both less those of the one before
 * number of producers, for each text service, 16 octets producer, number sequence</pre>
 */
final class Foot {

    private static final int MAX_BLOCKS = 1 << 20;

    private Foot() {}

    static void write(Segment segment, BlockIndex blocks, long damagedBytes, ByteWriter out) {
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
            ServiceName service = new ServiceName(in.text());
            UUID producer = new UUID(RecordCodec.readOctets(in), RecordCodec.readOctets(in));
            producers.put(new Producers.Key(service, producer), in.number());
        }
        return producers;
    }
}
