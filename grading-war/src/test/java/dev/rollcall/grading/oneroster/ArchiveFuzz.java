package dev.rollcall.grading.oneroster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Parsed;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Archives of OneRoster as bytes, and their files as text: each is refused with a sentence, or read to its end. */
public final class ArchiveFuzz {
    private static final RosterLimits LIMITS = new RosterLimits(64, 1 << 20, 1_000);

    private ArchiveFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Parsed.unlessRefused(() -> rows(input), RosterRefusedException.class);
        String text = new String(input, UTF_8);
        Parsed.unlessRefused(() -> records(text), RosterRefusedException.class).ifPresent(ArchiveFuzz::comesBack);
    }

    private static int rows(byte[] archive) {
        RosterArchive opened = new RosterArchive(archive, LIMITS);
        List<Integer> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            opened.each(part, row -> lines.add(row.line()));
        }
        return lines.size();
    }

    private static List<List<String>> records(String text) throws IOException {
        List<List<String>> records = new ArrayList<>();
        RecordReader reader = new RecordReader(new StringReader(text), "a file");
        for (List<String> fields = reader.next(); fields != null; fields = reader.next()) {
            records.add(fields);
        }
        return records;
    }

    /** A record of one empty field is none, and a byte order mark at the beginning is no part of the first. */
    private static void comesBack(List<List<String>> records) {
        StringWriter text = new StringWriter();
        RecordWriter writer = new RecordWriter(text);
        List<List<String>> several =
                records.stream().filter(fields -> fields.size() > 1).toList();
        try {
            writer.write(List.of("a", "b"));
            for (List<String> fields : several) {
                writer.write(fields);
            }
            List<List<String>> read = records(text.toString());
            assertEquals(several, read.subList(1, read.size()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
