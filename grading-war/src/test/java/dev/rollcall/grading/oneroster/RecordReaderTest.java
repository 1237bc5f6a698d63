package dev.rollcall.grading.oneroster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    private static final int ROUNDS = 200;

    private static List<List<String>> read(String text) throws IOException {
        RecordReader reader = new RecordReader(new StringReader(text), "users.csv");
        List<List<String>> records = new ArrayList<>();
        for (List<String> record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records;
    }

    @Test
    void readsFieldsInQuotationMarks() throws IOException {
        assertEquals(List.of(List.of("a", "b,\"c\"", ""), List.of("", "x y")), read("a,\"b,\"\"c\"\"\",\r\n\"\",x y"));
    }

    @Test
    void goesPastAByteOrderMarkAndEmptyLines() throws IOException {
        assertEquals(List.of(List.of("a"), List.of("b")), read("\uFEFFa\n\n\r\nb\r"));
    }

    @Test
    void knowsInWhichLineARecordBegan() throws IOException {
        RecordReader reader = new RecordReader(new StringReader("a\r\n\"b\nb\"\nc"), "users.csv");

        reader.next();
        assertEquals(1, reader.line());
        reader.next();
        assertEquals(2, reader.line());
        reader.next();
        assertEquals(4, reader.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n\"b", "a\n\"b\"c", "a\n\"b\"\"", "a\n\"\"\"\" "})
    void refusesAQuotationMarkThatIsNotClosedOrFollowed(String text) {
        RosterRefusedException refused = assertThrows(RosterRefusedException.class, () -> read(text));

        assertEquals(RosterRefusedException.Reason.QUOTES, refused.reason());
        assertTrue(refused.sentence().startsWith("In users.csv, line 2, "), refused.sentence());
    }

    @Test
    void refusesTooLongAFieldAndTooManyColumns() {
        for (String text : List.of("x".repeat(8_193), '"' + "x".repeat(8_193) + '"', ",".repeat(200))) {
            assertEquals(
                    RosterRefusedException.Reason.SIZE,
                    assertThrows(RosterRefusedException.class, () -> read(text)).reason());
        }
    }

    @Test
    void whatIsWrittenIsReadBackAsTheSame() throws IOException {
        SplittableRandom chance = new SplittableRandom(20261127);
        String alphabet = "ab,\"\n\r=ß🎓 ";
        for (int round = 0; round < ROUNDS; round++) {
            List<String> record = new ArrayList<>(List.of("first"));
            for (int field = chance.nextInt(4); field >= 0; field--) {
                StringBuilder text = new StringBuilder();
                for (int length = chance.nextInt(6); length > 0; length--) {
                    text.append(alphabet.charAt(chance.nextInt(6)));
                }
                record.add(text.toString());
            }
            StringWriter out = new StringWriter();
            RecordWriter writer = new RecordWriter(out);

            writer.write(record);
            writer.write(record);

            assertEquals(List.of(record, record), read(out.toString()));
        }
    }
}
