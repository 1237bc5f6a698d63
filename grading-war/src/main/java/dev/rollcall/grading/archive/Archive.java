package dev.rollcall.grading.archive;

import dev.rollcall.grading.archive.Manifest.Part;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An archive in a file, for reading. What it says of itself is believed only once it was checked, names of entries are never
 * used as names of files, and no more of a part is unpacked than the manifest says. Used by one thread.
 */
public final class Archive implements AutoCloseable {
    private static final int MAX_MANIFEST_BYTES = 1 << 20;
    private static final long MAX_BYTES = 64L << 30;
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String OLD_BACKUP = "gradebook.mv.db";

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip) throws IOException {
        this.zip = zip;
        this.manifest = manifest(zip);
        requireEntries();
    }

    /**
     * Opens an archive and reads its manifest.
     *
     * @throws ArchiveRefusedException if it is none, or in a newer format
     * @throws IOException if the file cannot be read
     */
    public static Archive open(Path file) throws IOException {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new Archive(zip);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException | EOFException e) {
            String sentence = Files.size(file) == 0
                    ? "The archive is empty."
                    : "The file is no archive of a grade book, or it is cut off.";
            throw ArchiveRefusedException.unusable(sentence);
        }
    }

    /** Returns what it says that it holds. */
    public Manifest manifest() {
        return manifest;
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Snapshot.MANIFEST);
        if (entry == null) {
            throw ArchiveRefusedException.unusable(
                    zip.getEntry(OLD_BACKUP) == null
                            ? "The file is no archive of a grade book: it has no manifest."
                            : "The file is a copy of an H2 database, as earlier versions made them: stop the grade book and unpack it over "
                                    + OLD_BACKUP + ".");
        }
        try (InputStream in = zip.getInputStream(entry)) { // which does not look at the sum
            byte[] bytes = in.readNBytes(MAX_MANIFEST_BYTES + 1);
            if (bytes.length > MAX_MANIFEST_BYTES) {
                throw ArchiveRefusedException.unusable("The manifest of the archive is too long.");
            }
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if (sum.getValue() != entry.getCrc()) {
                throw ArchiveRefusedException.unusable("The archive is damaged: its manifest is not what was written.");
            }
            return ManifestCodec.read(bytes);
        }
    }

    private void requireEntries() {
        Set<String> expected = new HashSet<>(Set.of(Snapshot.MANIFEST));
        long bytes = 0;
        for (Part part : manifest.parts()) {
            if (!TABLE.matcher(part.table()).matches() || !expected.add(part.entry())) {
                throw ArchiveRefusedException.unusable("The manifest of the archive names a part that cannot be.");
            }
            if (zip.getEntry(part.entry()) == null) {
                throw ArchiveRefusedException.unusable(
                        "The archive is damaged: its part " + part.entry() + " is missing.");
            }
            bytes = Math.addExact(bytes, Math.max(0, Math.min(part.bytes(), MAX_BYTES)));
        }
        if (bytes > MAX_BYTES) {
            throw ArchiveRefusedException.unusable("The archive would unpack to more than " + MAX_BYTES + " bytes.");
        }
        Set<String> found = new HashSet<>();
        zip.stream().map(ZipEntry::getName).forEach(name -> {
            if (!expected.contains(name) || !found.add(name)) {
                throw ArchiveRefusedException.unusable("The archive holds something that its manifest does not name.");
            }
        });
    }

    /** Returns the rows of a table; empty if there is no such part. */
    Optional<Part> part(String table) {
        return manifest.parts().stream()
                .filter(part -> part.table().equals(table))
                .findFirst();
    }

    PartReader read(Part part) throws IOException {
        return new PartReader(part, zip.getInputStream(zip.getEntry(part.entry())));
    }

    /**
     * Reads everything and compares it with the manifest.
     *
     * @throws ArchiveRefusedException if it is not what was written
     * @throws IOException if the file cannot be read
     */
    public void check() throws IOException {
        for (Part part : manifest.parts()) {
            try (PartReader reader = read(part)) {
                reader.check();
            } catch (ZipException | EOFException e) {
                throw ArchiveRefusedException.unusable(
                        "The archive is damaged: its part " + part.entry() + " cannot be unpacked.");
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
