package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Excerpt;
import dev.rollcall.grading.oneroster.RosterRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An archive as it was sent: OneRoster CSV 1.2 or 1.1. All of it is unpacked once, to see that it is not too much and not
 * damaged, before anything is believed. Used by one thread.
 */
final class RosterArchive {
    private static final String MANIFEST = "manifest.csv";

    private final byte[] bytes;
    private final RosterLimits limits;
    private final Map<String, String> manifest = new HashMap<>();
    private final Entries entries = new Entries();

    /**
     * Looks at an archive.
     *
     * @throws RosterRefusedException if it cannot be read at all
     */
    RosterArchive(byte[] bytes, RosterLimits limits) {
        this.bytes = bytes.clone();
        this.limits = limits;
        unpackOnce();
        readManifest();
    }

    /** Returns the version, {@code 1.1} or {@code 1.2}. */
    String version() {
        return manifest.getOrDefault("oneroster.version", "");
    }

    /** Returns whether a file is there. */
    boolean holds(Part part) {
        return !manifest.getOrDefault("file." + part.word(), "absent").equals("absent");
    }

    /** Returns whether a file says only what has changed. */
    boolean isDelta(Part part) {
        return manifest.getOrDefault("file." + part.word(), "").equals("delta");
    }

    /** Hands over the lines of a file, one after the other; none if it is not there. */
    void each(Part part, Consumer<Row> reader) {
        if (holds(part)) {
            read(part.file(), records -> rows(part, records, reader));
        }
    }

    private void rows(Part part, RecordReader records, Consumer<Row> reader) throws IOException {
        List<String> head = records.head();
        Map<String, Integer> columns = new HashMap<>();
        for (String column : head == null ? List.<String>of() : head) {
            if (columns.put(column.strip(), columns.size()) != null) {
                throw refused(Reason.COLUMNS, part.file() + " has the column " + Excerpt.shown(column) + " twice");
            }
        }
        for (String column : part.columns()) {
            if (part.needed().contains(column) && !columns.containsKey(column)) {
                throw refused(Reason.COLUMNS, part.file() + " has no column " + column);
            }
        }
        int rows = 0;
        for (List<String> fields = records.next(); fields != null; fields = records.next()) {
            if (++rows > limits.rows()) {
                throw refused(Reason.SIZE, part.file() + " has more than " + limits.rows() + " lines");
            }
            reader.accept(new Row(part, records.line(), columns, fields));
        }
    }

    private static RosterRefusedException refused(Reason reason, String what) {
        return new RosterRefusedException(reason, what + ".");
    }

    private static RosterRefusedException damaged() {
        return refused(Reason.NO_ARCHIVE, "The file is no ZIP archive, or it is damaged or cut off");
    }

    private void unpackOnce() {
        int count = 0;
        long unpacked = 0;
        byte[] buffer = new byte[1 << 16];
        try (ZipInputStream zip = open()) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.enter(entry.getName());
                if (++count > limits.files()) {
                    throw refused(Reason.SIZE, "The archive has more than " + limits.files() + " files");
                }
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    unpacked += n;
                    if (unpacked > limits.bytes()) {
                        throw refused(Reason.SIZE, "The archive unpacks to more than " + limits.bytes() + " bytes");
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) { // the second is a name that is not in UTF-8
            throw damaged();
        }
        if (count == 0) {
            throw damaged();
        }
        if (!entries.has(MANIFEST)) {
            throw refused(Reason.MANIFEST, "The archive has no " + MANIFEST);
        }
    }

    private ZipInputStream open() {
        return new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
    }

    /** Reads the records of a file. */
    private interface Reading {
        void of(RecordReader records) throws IOException;
    }

    private void read(String file, Reading reading) {
        try (ZipInputStream zip = open()) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entries.is(entry.getName(), file)) {
                    reading.of(new RecordReader(text(zip), file));
                    return;
                }
            }
        } catch (CharacterCodingException e) {
            throw refused(Reason.ENCODING, file + " is not in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStreamReader text(InputStream in) {
        return new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private void readManifest() {
        read(MANIFEST, records -> {
            for (List<String> fields = records.head(); fields != null; fields = records.next()) {
                if (fields.size() >= 2 && manifest.size() < limits.files()) {
                    manifest.putIfAbsent(fields.get(0).strip(), fields.get(1).strip());
                }
            }
        });
        if (!manifest.containsKey("oneroster.version")) {
            throw refused(Reason.MANIFEST, "The manifest does not say which version of OneRoster it is");
        }
        if (!version().equals("1.1") && !version().equals("1.2")) {
            throw refused(
                    Reason.VERSION,
                    "The archive is OneRoster " + Excerpt.shown(version()) + ", and only 1.1 and 1.2 are read");
        }
        for (Part part : Part.values()) {
            String kind = manifest.getOrDefault("file." + part.word(), "absent");
            if (!List.of("absent", "bulk", "delta").contains(kind)) {
                throw refused(Reason.MANIFEST, "The manifest must say of " + part.file() + " absent, bulk or delta");
            }
            if (holds(part) && !entries.has(part.file())) {
                throw refused(
                        Reason.FILE_MISSING,
                        "The manifest lists " + part.file() + ", but the archive has no such file");
            }
        }
    }
}
