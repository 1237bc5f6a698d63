package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FootTest {

    private static final Producers.Key SHOP = new Producers.Key(Fixtures.SHOP, new UUID(1, 2));
    private static final Producers.Key STOCK = new Producers.Key(Fixtures.STOCK, new UUID(3, 4));

    private final Extent extent = new Extent(5, 300, Fixtures.NOON, Fixtures.NOON.plusNanos(9), 140_000);

    private ByteBuffer[] foot() {
        BlockIndex blocks = new BlockIndex();
        blocks.add(5, 0);
        blocks.add(105, 70_000);
        blocks.add(220, 139_000);
        Producers producers = new Producers();
        producers.put(SHOP, 17);
        producers.put(STOCK, 200);
        Segment segment = new Segment(Path.of("a"), LocalDate.EPOCH, true, blocks, producers, extent);
        return Foot.of(segment, blocks, 140_000, 33);
    }

    @Test
    void whatIsWrittenIsRead() {
        byte[] frame = foot()[0].array();

        Foot.Content content = Foot.read(new ByteReader(frame, Frame.HEADER_BYTES, Frame.length(frame, 0)), 140_000);

        assertEquals(extent, content.extent());
        assertEquals(33, content.damagedBytes());
        assertEquals(3, content.blocks().count());
        assertEquals(5, content.blocks().firstSequence(0));
        assertEquals(0, content.blocks().offset(0));
        assertEquals(105, content.blocks().firstSequence(1));
        assertEquals(70_000, content.blocks().offset(1));
        assertEquals(220, content.blocks().firstSequence(2));
        assertEquals(139_000, content.blocks().offset(2));
        assertEquals(Map.of(SHOP, 17L, STOCK, 200L), content.producers().all());
    }

    @Test
    void aNameThatOnlyALaterJavaTakesForOneCostsNothingElse() {
        byte[] frame = foot()[0].array();
        frame[new String(frame, StandardCharsets.ISO_8859_1).indexOf("Shop")] = 1;

        Foot.Content content = Foot.read(new ByteReader(frame, Frame.HEADER_BYTES, Frame.length(frame, 0)), 140_000);

        assertEquals(extent, content.extent());
        assertEquals(Map.of(STOCK, 200L), content.producers().all());
    }

    /** Else a start would take it for damage, and read the whole segment. */
    @Test
    void asManyProducersAsAreRememberedFitHoweverLongTheirNamesAre() {
        ServiceName longest = new ServiceName("\u5546".repeat(128));
        Producers producers = new Producers();
        for (int i = 0; i < Producers.MAX_PRODUCERS; i++) {
            producers.put(new Producers.Key(longest, new UUID(1, i)), Long.MAX_VALUE);
        }
        Segment segment = new Segment(Path.of("a"), LocalDate.EPOCH, true, new BlockIndex(), producers, extent);

        ByteBuffer frame = Foot.of(segment, segment.blocks(), 140_000, 0)[0];

        assertTrue(Frame.plausible(frame.array(), 0), () -> "bytes: " + frame.limit());
    }

    /** The files of earlier versions are written so. */
    @Test
    void itIsThatOfTheFormat() {
        ByteBuffer[] foot = foot();
        int body = Frame.length(foot[0].array(), 0);

        assertEquals(
                "05" + "ac02" + "21"
                        + ("80e596b00d" + "00") + ("80e596b00d" + "09")
                        + "03" + ("05" + "00") + ("64" + "f0a204") + ("73" + "889b04")
                        + "02" + ("0553686f70" + "0000000000000001" + "0000000000000002" + "11")
                        + ("0653746f636b" + "0000000000000003" + "0000000000000004" + "c801"),
                HexFormat.of().formatHex(foot[0].array(), Frame.HEADER_BYTES, Frame.HEADER_BYTES + body));
        assertEquals("00000000000222e0" + "0052435345414c45", HexFormat.of().formatHex(foot[1].array()));
    }
}
