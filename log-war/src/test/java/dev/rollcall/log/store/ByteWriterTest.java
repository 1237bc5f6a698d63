package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read, and nothing else is. */
class ByteWriterTest {

    private final ByteWriter out = new ByteWriter(0);

    private ByteReader in() {
        return new ByteReader(out.array(), 0, out.size());
    }

    private String hex() {
        return HexFormat.of().formatHex(out.array(), 0, out.size());
    }

    /** The files of earlier versions are written so. */
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 01",
        "127, 7f",
        "128, 8001",
        "16383, ff7f",
        "16384, 808001",
        "9223372036854775807, ffffffffffffffff7f",
        "-1, ffffffffffffffffff01",
        "-9223372036854775808, 80808080808080808001"
    })
    void aNumberHasSevenBitsInEachByteTheLowestFirst(long number, String bytes) {
        out.number(number);

        assertEquals(bytes, hex());
        assertEquals(number, in().number());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "-1, 01",
        "1, 02",
        "-64, 7f",
        "64, 8001",
        "9223372036854775807, feffffffffffffffff01",
        "-9223372036854775808, ffffffffffffffffff01"
    })
    void aNumberThatMayBeNegativeIsShortNearZero(long number, String bytes) {
        out.signed(number);

        assertEquals(bytes, hex());
        assertEquals(number, in().signed());
    }

    @Test
    void aTextIsNotItsAbsence() {
        out.text(null);
        out.text("");
        out.text("\u00e4\u20ac");

        ByteReader in = in();
        assertNull(in.textOrNull());
        assertEquals("", in.textOrNull());
        assertEquals("\u00e4\u20ac", in.text());
        assertEquals(0, in.remaining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "0000-01-01T00:00:00.000000001Z", "9999-12-31T23:59:59.999999999Z"})
    void aTimeKeepsItsNanoseconds(Instant time) {
        out.time(time);

        assertEquals(time, in().time());
    }

    @Test
    void whatIsWrittenMovesTogetherWhenMoreRoomIsNeeded() {
        int header = out.skip(3);
        for (int i = 0; i < 1_000; i++) {
            out.octet(i);
        }
        int second = out.skip(2);
        out.raw(new byte[] {1, 2, 3, 4}, 1, 2);

        assertEquals(0, header);
        assertEquals(1_003, second);
        ByteReader in = new ByteReader(out.array(), 3, out.size() - 3);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(i & 0xff, in.octet());
        }
        assertEquals("0203", HexFormat.of().formatHex(out.array(), 1_005, 1_007));
        assertEquals(1_007, out.size());
        out.clear();
        assertEquals(0, out.size());
    }

    @Test
    void thereIsRoomWhereRoomWasLeft() {
        out.octet(1);
        int at = out.skip(100);

        out.array()[at + 99] = 7;

        assertEquals(7, new ByteReader(out.array(), at + 99, 1).octet());
    }

    @Test
    void aCountIsWithinItsBounds() {
        out.number(5);
        assertEquals(5, in().count(5));
        assertThrows(IllegalArgumentException.class, () -> in().count(4));

        out.clear();
        out.number(-1);
        assertThrows(IllegalArgumentException.class, () -> in().count(Integer.MAX_VALUE));
    }

    @Test
    void bytesThatEndEarlyOrCannotBeWhatIsAskedForAreRefused() {
        refused("", ByteReader::octet);
        refused("80", ByteReader::number);
        refused("80808080808080808080", ByteReader::number);
        refused("00", ByteReader::text);
        refused("0361", ByteReader::textOrNull);
        refused("feffffffffffffffff0100", ByteReader::time);
    }

    private static void refused(String hex, Consumer<ByteReader> read) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThrows(IllegalArgumentException.class, () -> read.accept(new ByteReader(bytes, 0, bytes.length)), hex);
    }
}
