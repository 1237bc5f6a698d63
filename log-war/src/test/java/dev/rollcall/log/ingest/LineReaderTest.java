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
                        new Line("12345678", 9, true),
                        new Line("abcdefgh", 26, true),
                        whole("next")),
                read("12345678\r\n123456789\nabcdefghijklmnopqrstuvwxyz\nnext\n".getBytes(UTF_8), chunk));
    }

    @Test
    void aCutGoesThroughNoCharacter() throws IOException {
        assertEquals(List.of(new Line("1234567", 10, true)), read("1234567\u20ac".getBytes(UTF_8), 100));
        assertEquals(List.of(new Line("12345", 9, true)), read("12345\ud83d\ude00".getBytes(UTF_8), 100));
        assertEquals(List.of(new Line("1234\ud83d\ude00", 9, true)), read("1234\ud83d\ude00x".getBytes(UTF_8), 100));
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() throws IOException {
        byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xc3, '\n', (byte) 0x80};

        assertEquals(List.of(new Line("a\ufffdb\ufffd", 4, false), new Line("\ufffd", 1, false)), read(bytes, 10));
    }

    @Test
    void continuationBytesWithoutAnEndAreCutSomewhere() throws IOException {
        byte[] bytes = new byte[20];
        java.util.Arrays.fill(bytes, (byte) 0x80);

        Line line = read(bytes, 7).get(0);

        assertEquals(20, line.bytes());
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
        assertEquals("text", new Line("text", 4, false).marked("text"));
        assertEquals("text [cut: the line had 400 bytes]", new Line("text", 400, true).marked("text"));
    }

    private static Line whole(String text) {
        return new Line(text, text.getBytes(UTF_8).length, false);
    }

    private static List<Line> read(byte[] bytes, int chunk) throws IOException {
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, chunk));
            }
        };
        LineReader lines = new LineReader(slow, MAX);
        List<Line> found = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            found.add(line);
        }
        return found;
    }
}
