package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.archive.Archive;
import dev.rollcall.grading.archive.ArchiveRefusedException;
import dev.rollcall.grading.archive.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive that is not as it was written is refused in a sentence, before any database is asked. */
class DamagedArchiveTest {
    private static final int BYTES_OF_A_BOMB = (64 << 20) + 1;

    @TempDir
    static Path folder;

    private static Forgery forgery;

    @BeforeAll
    static void write() throws IOException {
        forgery = Forgery.in(folder);
    }

    private static void mustBeRefused(Path file, String words) {
        ArchiveRefusedException refused = assertThrows(
                ArchiveRefusedException.class,
                () -> {
                    try (Archive archive = Archive.open(file)) {
                        archive.check();
                    }
                },
                words);
        assertTrue(refused.sentence().contains(words), refused.sentence());
        assertTrue(refused.sentence().endsWith("."), refused.sentence());
        assertEquals(ArchiveRefusedException.Reason.UNUSABLE, refused.reason());
    }

    @Test
    void whatIsNoArchive() throws IOException {
        mustBeRefused(Files.writeString(folder.resolve("a"), ""), "is empty");
        mustBeRefused(Files.writeString(folder.resolve("b"), "no archive"), "no archive of a grade book");
        mustBeRefused(forgery.with(entries -> new LinkedHashMap<>(Map.of("x", "y"))), "it has no manifest");
        mustBeRefused(
                forgery.with(entries -> new LinkedHashMap<>(Map.of("gradebook.mv.db", "H:2"))),
                "a copy of an H2 database");
    }

    @Test
    void oneThatIsCutOffAnywhere() throws IOException {
        byte[] whole = Files.readAllBytes(forgery.archive());
        for (int length = 0; length < whole.length; length += 1 + whole.length / 25) {
            Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, length));
            mustBeRefused(cut, length == 0 ? "is empty" : "cut off");
        }
    }

    /** Some places matter to nobody, such as the time of an entry; whatever is read from it is right. */
    @Test
    void oneInWhichAnythingIsChangedNeverBecomesAnotherGradeBook() throws IOException {
        byte[] whole = Files.readAllBytes(forgery.archive());
        SplittableRandom chance = new SplittableRandom(3);
        Manifest written;
        try (Archive sound = Archive.open(forgery.archive())) {
            written = sound.manifest();
        }
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            byte[] changed = whole.clone();
            changed[chance.nextInt(whole.length * 3 / 4)] ^= (byte) (1 << chance.nextInt(8));
            Path file = Files.write(folder.resolve("changed.zip"), changed);
            try (Archive opened = Archive.open(file)) {
                opened.check();
                assertEquals(written, opened.manifest());
            } catch (ArchiveRefusedException e) {
                refused++;
            }
        }
        assertTrue(refused > 20, refused + " of 40");
    }

    @Test
    void oneInANewerFormat() throws IOException {
        mustBeRefused(
                forgery.withManifest("\"format\":1", "\"format\":2"), "its format is 2, and this one reads up to 1");
    }

    @Test
    void oneWhoseManifestSaysSomethingElse() throws IOException {
        mustBeRefused(forgery.withManifest("\"rows\":3", "\"rows\":4"), "the manifest says 4");
        mustBeRefused(forgery.withManifest("\"bytes\":", "\"bytes\":1"), "and the manifest says");
        mustBeRefused(forgery.withManifest("\"sha256\":\"", "\"sha256\":\"0"), "its SHA-256 is another one");
        mustBeRefused(forgery.withManifest("\"made\":\"2", "\"made\":\"x"), "manifest of the archive cannot be read");
        mustBeRefused(forgery.withManifest("\"parts\":[", "\"parts\":[7,"), "manifest of the archive cannot be read");
        mustBeRefused(forgery.withManifest("\"table\":\"person\"", "\"table\":\"../person\""), "a part that cannot be");
        mustBeRefused(forgery.withManifest("\"table\":\"person\"", "\"table\":\"term\""), "a part that cannot be");
        mustBeRefused(forgery.withManifest("\"table\":\"person\"", "\"table\":\"people\""), "people.ndjson is missing");
    }

    @Test
    void oneThatHoldsSomethingElse() throws IOException {
        for (String name : new String[] {"../../evil.sh", "/etc/passwd", "person.ndjson/x", "C:\\x", "extra.ndjson"}) {
            Path more = forgery.with(entries -> {
                entries.put(name, "x");
                return entries;
            });
            mustBeRefused(more, "something that its manifest does not name");
        }
    }

    @Test
    void oneThatUnpacksToMoreThanItSays() throws IOException {
        Path bomb = forgery.with(entries -> {
            entries.put("person.ndjson", entries.get("person.ndjson") + "\n".repeat(BYTES_OF_A_BOMB));
            return entries;
        });
        mustBeRefused(bomb, "is longer than the manifest says");
    }

    @Test
    void oneWhoseLineHasNoEnd() throws IOException {
        Path endless = forgery.withPart("person", part -> part + "x".repeat(BYTES_OF_A_BOMB));
        mustBeRefused(endless, "has a line of more than");
    }
}
