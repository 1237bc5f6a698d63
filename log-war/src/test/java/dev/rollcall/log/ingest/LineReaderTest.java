package dev.rollcall.log.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    private static final int MAX = 8;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1000})
    void linesEndWithOrWithoutCarriageReturn(int chunk) throws IOException {
        assertEquals(
                List.of(whole("one"), whole("two"), whole(""), whole("a\rb"), whole(""), whole("last")),
                read("one\ntwo\r\n\na\rb\r\n\r\nlast".getBytes(UTF_8), chunk));
    }

    @Test
    void anEmptyStreamHasNoLines() throws IOException {
        assertEquals(List.of(), read(new byte[0], 10));
    }

    @Test
    void aLineFeedAtTheEndMakesNoFurtherLine() throws IOException {
        assertEquals(List.of(whole("one")), read("one\n".getBytes(UTF_8), 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 1000})
    void aLineThatIsTooLongIsCutAndTheNextIsWhole(int chunk) throws IOException {
        assertEquals(
                List.of(
                        whole("12345678"),
                        new Read("12345678", true, 9),
                        new Read("abcdefgh", true, 26),
                        whole("next")),
                read("12345678\r\n123456789\nabcdefghijklmnopqrstuvwxyz\nnext\n".getBytes(UTF_8), chunk));
    }

    @Test
    void aCutGoesThroughNoCharacter() throws IOException {
        assertEquals(List.of(new Read("1234567", true, 10)), read("1234567\u20ac".getBytes(UTF_8), 100));
        assertEquals(List.of(new Read("12345", true, 9)), read("12345\ud83d\ude00".getBytes(UTF_8), 100));
        assertEquals(List.of(new Read("1234\ud83d\ude00", true, 9)), read("1234\ud83d\ude00x".getBytes(UTF_8), 100));
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() throws IOException {
        byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xc3, '\n', (byte) 0x80};

        assertEquals(List.of(new Read("a\ufffdb\ufffd", false, 4), new Read("\ufffd", false, 1)), read(bytes, 10));
    }

    @Test
    void continuationBytesWithoutAnEndAreCutSomewhere() throws IOException {
        byte[] bytes = new byte[20];
        java.util.Arrays.fill(bytes, (byte) 0x80);

        Read line = read(bytes, 7).get(0);

        assertEquals(20, line.length());
        assertEquals("\ufffd".repeat(line.text().length()), line.text());
    }

    @Test
    void allBytesAreCounted() throws IOException {
        LineReader lines = new LineReader(new ByteArrayInputStream("one\r\ntwo".getBytes(UTF_8)), MAX);
        while (lines.next() != null) {
            // Only the count is of interest.
        }

        assertEquals(8, lines.bytes());
    }

    @Test
    void onlyACutLineIsMarked() {
        assertEquals("text", Lines.whole("text").marked("text"));
        assertEquals(
                "text [cut: the line had 400 bytes]", Lines.cut("text", 400).marked("text"));
    }

    /** What was read: a line itself is good only until the next one. */
    private record Read(String text, boolean cut, long length) {}

    private static Read whole(String text) {
        return new Read(text, false, text.getBytes(UTF_8).length);
    }

    private static List<Read> read(byte[] bytes, int chunk) throws IOException {
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, chunk));
            }
        };
        LineReader lines = new LineReader(slow, MAX);
        List<Read> found = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            found.add(new Read(line.text(), line.cut(), line.length()));
        }
        return found;
    }
}
