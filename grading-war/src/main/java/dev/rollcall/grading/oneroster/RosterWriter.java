package dev.rollcall.grading.oneroster;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the files of a bulk archive of version 1.2, one after the other, and the manifest behind them. A file without a line
 * is not written: the standard has it so. Used by one thread.
 */
final class RosterWriter implements AutoCloseable {
    private final ZipOutputStream zip;
    private final BufferedWriter text;
    private final RecordWriter records;
    private final Set<Part> written = EnumSet.noneOf(Part.class);

    /** @param out is left open */
    RosterWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        this.records = new RecordWriter(text);
    }

    /** Writes a line; columns that it does not name are empty, among them status and date, as in all that is bulk. */
    void line(Part part, Map<String, String> fields) throws IOException {
        if (written.add(part)) {
            begin(part.file());
            records.write(part.columns());
        }
        records.write(part.columns().stream()
                .map(column -> fields.getOrDefault(column, ""))
                .toList());
    }

    private void begin(String file) throws IOException {
        text.flush();
        zip.putNextEntry(new ZipEntry(file));
    }

    /** Writes the manifest; nothing can be written afterwards. */
    @Override
    public void close() throws IOException {
        begin("manifest.csv");
        records.write(List.of("propertyName", "value"));
        records.write(List.of("manifest.version", "1.0"));
        records.write(List.of("oneroster.version", "1.2"));
        for (String file : Part.LISTED) {
            boolean there = Part.of(file).filter(written::contains).isPresent();
            records.write(List.of("file." + file, there ? "bulk" : "absent"));
        }
        records.write(List.of("source.systemName", "Rollcall"));
        text.flush();
        zip.finish();
        zip.flush();
    }
}
