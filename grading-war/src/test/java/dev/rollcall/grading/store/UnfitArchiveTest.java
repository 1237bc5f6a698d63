package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.archive.ArchiveRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An archive that is as it was written, and not what the tables take: refused in a sentence, and nothing has changed. */
@ParameterizedClass
@EnumSource(Engine.class)
class UnfitArchiveTest {
    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    @Test
    void changesNothing() throws IOException {
        Forgery forgery = Forgery.in(folder);
        Path own = Files.createDirectory(folder.resolve("empty"));
        try (GradeDatabase empty = GradeDatabase.open(engine.database(own), own)) {
            refused(empty, forgery.withManifest("\"schema\":", "\"schema\":9"), "by a newer version of the grade book");
            refused(empty, forgery.withManifest("\"schema\":", "\"schema\":0,\"was\":"), "are of version 0");
            refused(empty, forgery.withAnotherTable(), "a table that the grade book does not know: pets");
            refused(empty, forgery.withoutATable(), "lacks the table answered");
            person(empty, forgery, part -> part.replace("\"p-1\"", "1"), "cannot be read in line 3");
            person(empty, forgery, part -> part.replace("\"family_name\"", "\"surname\""), "a column that");
            person(empty, forgery, part -> part.replace(",\"username\"", ""), "cannot be read in line 1");
            person(empty, forgery, part -> part.replace("\"p-1\"", "null"), "does not take");
            person(empty, forgery, part -> part.replace("\"p-1\"", "\"p-2\""), "two rows of the same key");
            person(empty, forgery, part -> part.replace("\"p-1\"", "\"q-1\""), "name others which it does not hold");
        }
    }

    private static void person(GradeDatabase empty, Forgery forgery, UnaryOperator<String> change, String words)
            throws IOException {
        refused(empty, forgery.withPart("person", change), words);
    }

    private static void refused(GradeDatabase empty, Path file, String words) {
        String before = Dump.of(empty);
        ArchiveRefusedException refused = assertThrows(
                ArchiveRefusedException.class, () -> Schools.archiver(empty).restore(file), words);

        assertTrue(refused.sentence().contains(words), refused.sentence());
        assertEquals(before, Dump.of(empty));
    }
}
