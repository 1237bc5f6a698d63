package dev.rollcall.kit.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every byte of a spool of five entries is torn off or flipped: what is not touched is read, what is missing is counted. */
class SpoolDamageTest {

    private static final UUID PRODUCER = new UUID(1, 2);
    private static final int ENTRIES = 5;

    private final ManualTime time = new ManualTime();
    private byte[] intact;
    private int entryBytes;

    @BeforeEach
    void write() throws IOException {
        InMemoryFolder folder = new InMemoryFolder();
        Spool spool = Spool.open(folder, 1 << 20, new Losses(), time, time);
        for (int i = 1; i <= ENTRIES; i++) {
            spool.append(SpoolEntry.of(PRODUCER, i, 1, ("line " + i + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        spool.close();
        intact = folder.bytes(folder.names().get(0));
        entryBytes = intact.length / ENTRIES;
    }

    @Test
    void whateverIsTornOffTheRestIsRead() throws IOException {
        for (int length = 0; length < intact.length; length++) {
            Losses losses = new Losses();
            List<Long> read = read(Arrays.copyOf(intact, length), losses);

            assertEquals(numbers(1, length / entryBytes), read, "length " + length);
            assertEquals(length % entryBytes == 0 ? 0 : 1, losses.damaged, "length " + length);
        }
    }

    @Test
    void whicheverBitIsFlippedTheOtherEntriesAreRead() throws IOException {
        for (int at = 0; at < intact.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] bytes = intact.clone();
                bytes[at] ^= (byte) (1 << bit);
                Losses losses = new Losses();
                List<Long> read = read(bytes, losses);

                List<Long> expected = new ArrayList<>(numbers(1, ENTRIES));
                boolean state = at % entryBytes == 0;
                if (!state) {
                    expected.remove(at / entryBytes);
                }
                assertEquals(expected, read, "bit " + bit + " of byte " + at);
                assertEquals(state ? 0 : 1, losses.damaged, "bit " + bit + " of byte " + at);
            }
        }
    }

    @Test
    void rubbishInTheMiddleIsPassedOver() throws IOException {
        byte[] bytes = new byte[intact.length + 1000];
        System.arraycopy(intact, 0, bytes, 0, 2 * entryBytes);
        Arrays.fill(bytes, 2 * entryBytes, 2 * entryBytes + 1000, (byte) 'R');
        System.arraycopy(intact, 2 * entryBytes, bytes, 2 * entryBytes + 1000, intact.length - 2 * entryBytes);
        Losses losses = new Losses();

        assertEquals(numbers(1, ENTRIES), read(bytes, losses));
        assertEquals(1, losses.damaged);
    }

    @Test
    void aFileOfZerosHoldsNothing() throws IOException {
        Losses losses = new Losses();

        assertEquals(List.of(), read(new byte[4096], losses));
        assertTrue(losses.damaged > 0);
    }

    private static List<Long> numbers(long from, long to) {
        List<Long> numbers = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    /** Reads as a new process would, one entry after the other, and each twice. */
    private List<Long> read(byte[] bytes, Losses losses) throws IOException {
        InMemoryFolder folder = new InMemoryFolder();
        String name = SegmentNames.after(List.of(), time.instant()).next();
        folder.create(name).close();
        folder.bytes(name, bytes);
        List<Long> read = new ArrayList<>();
        Spool spool = Spool.open(folder, 1 << 20, losses, time, time);
        for (List<SpoolEntry> next = next(spool); !next.isEmpty(); next = next(spool)) {
            SpoolEntry entry = next.get(0);
            assertEquals("line " + entry.sequence() + "\n", new String(entry.lines(), StandardCharsets.UTF_8));
            read.add(entry.sequence());
            spool.delivered();
        }
        assertEquals(List.of(), folder.names(), "nothing is left");
        return read;
    }

    private static List<SpoolEntry> next(Spool spool) throws IOException {
        spool.oldest(1, 1);
        return spool.oldest(1, 1);
    }
}
