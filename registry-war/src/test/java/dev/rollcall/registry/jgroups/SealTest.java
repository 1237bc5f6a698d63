package dev.rollcall.registry.jgroups;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.security.ServiceKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] NONCE = {1};
    private static final byte[] FIRST = "the first frame".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECOND = "the second frame".getBytes(StandardCharsets.US_ASCII);
    private static final SealKey KEY = SealKey.of(ServiceKey.parse("A".repeat(43)));

    private final Seal sealing = seal("to", NONCE);
    private final byte[] first = sealing.seal(FIRST, 0, FIRST.length);
    private final byte[] second = sealing.seal(SECOND, 0, SECOND.length);

    private static Seal seal(String direction, byte[] nonce) {
        return new Seal(KEY.direction(direction, nonce));
    }

    @Test
    void whatIsSealedIsOpenedInItsOrder() throws GeneralSecurityException {
        Seal opening = seal("to", NONCE);

        assertArrayEquals(FIRST, opening.open(first));
        assertArrayEquals(SECOND, opening.open(second));
        assertFalse(new String(first, StandardCharsets.US_ASCII).contains("frame"));
        assertEquals(FIRST.length + Seal.OVERHEAD, first.length);
    }

    @Test
    void aFrameThatIsRepeatedLeftOutOrMovedIsRefused() throws GeneralSecurityException {
        Seal opening = seal("to", NONCE);
        opening.open(first);

        assertThrows(GeneralSecurityException.class, () -> opening.open(first));
        assertThrows(GeneralSecurityException.class, () -> seal("to", NONCE).open(second));
        assertThrows(GeneralSecurityException.class, () -> seal("back", NONCE).open(first));
        assertThrows(
                GeneralSecurityException.class, () -> seal("to", new byte[] {2}).open(first));
    }

    @Test
    void everyBitThatIsChangedIsNoticed() {
        for (int bit = 0; bit < first.length * 8; bit++) {
            byte[] changed = first.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThrows(GeneralSecurityException.class, () -> seal("to", NONCE).open(changed));
        }
    }
}
