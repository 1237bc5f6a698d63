package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.archive.ArchiveRefusedException;
import dev.rollcall.grading.archive.Manifest;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.Id;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Out of one database, into each of both. */
@ParameterizedClass
@EnumSource(Engine.class)
class ArchiveTest {
    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private GradeDatabase open(Engine where, String name) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        return GradeDatabase.open(where.database(own), own);
    }

    private static Manifest backUp(GradeDatabase database, Path archive) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive)) {
            return Schools.archiver(database).backUp(out);
        }
    }

    private static Manifest restore(GradeDatabase database, Path archive) throws IOException {
        return Schools.archiver(database).restore(archive);
    }

    /** The way from H2 to PostgreSQL, and back. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyTableIsTheSameInTheOtherDatabase(Engine other) throws IOException {
        Path archive = folder.resolve("all.zip");
        try (GradeDatabase from = open(engine, "from");
                GradeDatabase to = open(other, "to")) {
            long seed = new SplittableRandom().nextLong();
            new FilledSchool(new SplittableRandom(seed), 7, 6).enter(Schools.in(from), 3);
            Schools.in(from).change(tx -> tx.erase(new Id("p-6"), 1, "root", new Comment("has left")));
            Schools.in(from).change(FilledSchool::roster);
            Manifest written = backUp(from, archive);
            restore(to, archive);

            assertEquals(Dump.of(from), Dump.of(to), () -> "seed " + seed);
            assertFalse(Dump.of(to).contains("(empty)"));
            Manifest again = backUp(to, folder.resolve("again.zip"));
            assertEquals(written.parts(), again.parts());
            assertEquals(written.next(), again.next());
            assertFalse(Dump.schemas(to).contains("restoring"));
        }
        try (Stream<Path> files = Files.list(folder.resolve("to"))) {
            assertEquals(
                    other == Engine.H2 ? List.of("gradebook.mv.db") : List.of(),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void whatWasRestoredIsAGradeBookThatGoesOn() throws IOException {
        Path archive = folder.resolve("all.zip");
        try (GradeDatabase from = open(engine, "from");
                GradeDatabase to = open(engine, "to")) {
            Schools.in(from).book().fill(Fixtures.twoStudents(), "test");
            backUp(from, archive);
            restore(to, archive);

            assertEquals(
                    Schools.in(from).book().students(), Schools.in(to).book().students());
            Schools.in(to).book().add(Schools.in(to).book().students().get(1).id(), Fixtures.gradeOf("7"), "test");
            new FilledSchool(new SplittableRandom(1), 2, 2).enter(Schools.in(to), 1);
            assertEquals(
                    List.of(1L, 2L),
                    Schools.in(to).book().students().stream()
                            .map(student -> student.id().value())
                            .toList());
        }
    }

    @Test
    void whatWasRestoredHasTheKeysAndIndexesOfANewOne() throws IOException {
        Path archive = folder.resolve("all.zip");
        try (GradeDatabase from = open(engine, "from");
                GradeDatabase to = open(engine, "to")) {
            backUp(from, archive);
            restore(to, archive);

            assertEquals(Dump.keys(from), Dump.keys(to));
        }
    }

    /** While the archive is written, by whoever writes into the stream: the tables that come later do not have it. */
    @Test
    void theArchiveIsOfOneMoment() throws IOException {
        try (GradeDatabase database = open(engine, "from")) {
            new FilledSchool(new SplittableRandom(1), 3, 3).enter(Schools.in(database), 1);
            List<Manifest.Part> before =
                    backUp(database, folder.resolve("before.zip")).parts();
            OutputStream writing = new OutputStream() {
                private boolean written;

                @Override
                public void write(int b) {
                    if (!written) {
                        written = true;
                        Schools.in(database).book().fill(Fixtures.twoStudents(), "test");
                    }
                }
            };

            assertEquals(before, Schools.archiver(database).backUp(writing).parts());
            assertEquals(2, Schools.in(database).book().students().size());
        }
    }

    @Test
    void isRestoredIntoAnEmptyGradeBookOnly() throws IOException {
        Path archive = folder.resolve("all.zip");
        try (GradeDatabase database = open(engine, "from")) {
            Schools.in(database).book().fill(Fixtures.twoStudents(), "test");
            backUp(database, archive);
            String before = Dump.of(database);

            ArchiveRefusedException refused =
                    assertThrows(ArchiveRefusedException.class, () -> restore(database, archive));

            assertEquals(ArchiveRefusedException.Reason.OCCUPIED, refused.reason());
            assertEquals(
                    "The grade book is not empty (there is something in its table person): an archive is restored into"
                            + " a new one only.",
                    refused.sentence());
            assertEquals(before, Dump.of(database));
        }
    }
}
