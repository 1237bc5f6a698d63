package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final int AT = 5;

    private static byte[] frame(String body) {
        byte[] text = body.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] bytes = new byte[AT + Frame.HEADER_BYTES + text.length];
        System.arraycopy(text, 0, bytes, AT + Frame.HEADER_BYTES, text.length);
        Frame.seal(bytes, AT, Frame.EVENT, text.length, 7, 1_000_000);
        return bytes;
    }

    /** The files of earlier versions are written so. */
    @Test
    void itsHeaderIsThatOfTheFormat() {
        byte[] bytes = frame("abc");

        assertEquals(
                "ff524345" + "5203938d" + "00000003" + "0000000000000007" + "00000000000f4240" + "616263",
                HexFormat.of().formatHex(bytes, AT, bytes.length));
        assertEquals(Frame.EVENT, Frame.kind(bytes, AT));
        assertEquals(3, Frame.length(bytes, AT));
        assertEquals(7, Frame.sequence(bytes, AT));
        assertEquals(1_000_000, Frame.receivedMicros(bytes, AT));
    }

    @Test
    void itIsIntactAsLongAsNoByteOfItChanges() {
        byte[] whole = frame("abc");
        assertTrue(Frame.intact(whole, AT));

        for (int i = AT + 3; i < whole.length; i++) {
            byte[] changed = Arrays.copyOf(whole, whole.length);
            changed[i] ^= 1;
            if (Frame.length(changed, AT) <= 3) {
                assertFalse(Frame.intact(changed, AT), "byte " + i);
            }
        }
    }

    @Test
    void itMayBeginWhereItsWordIsAndABodyOfAllowedLength() {
        byte[] bytes = frame("");

        assertTrue(Frame.plausible(bytes, AT));
        assertFalse(Frame.plausible(bytes, 0));
        assertTrue(plausible(Frame.MAX_BODY));
        assertFalse(plausible(Frame.MAX_BODY + 1));
        assertFalse(plausible(-1));
    }

    private static boolean plausible(int length) {
        byte[] bytes = frame("");
        ByteBuffer.wrap(bytes).putInt(AT + 8, length);
        return Frame.plausible(bytes, AT);
    }
}
