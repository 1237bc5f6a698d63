package dev.rollcall.grading.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Archives of a grade book: each is refused with a sentence, or is as its manifest says. An input is the archive, a manifest, and the line
 * of a table.
 */
public final class BackupFuzz {
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final Path FILE = file();

    private BackupFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Files.write(FILE, input);
        Parsed.unlessRefused(BackupFuzz::checked, ArchiveRefusedException.class);
        Parsed.unlessRefused(() -> ManifestCodec.read(input), ArchiveRefusedException.class)
                .map(manifest -> ManifestCodec.read(ManifestCodec.write(manifest))) // without halves of characters
                .ifPresent(manifest -> assertEquals(manifest, ManifestCodec.read(ManifestCodec.write(manifest))));
        Parsed.unlessRefused(() -> RowCodec.read(new String(input, UTF_8), KINDS), IllegalArgumentException.class)
                .ifPresent(BackupFuzz::isWrittenAlike);
    }

    private static Manifest checked() throws IOException {
        try (Archive archive = Archive.open(FILE)) {
            archive.check();
            return archive.manifest();
        }
    }

    /** Of two spellings of a number the shortest is written. */
    private static void isWrittenAlike(List<Object> values) {
        String line = new RowCodec().write(values).toString();
        List<Object> again = RowCodec.read(line, KINDS);
        assertEquals(line, new RowCodec().write(again).toString());
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile(Path.of("target"), "backup", ".zip");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
