package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.archive.LargeArchive;
import dev.rollcall.grading.archive.Manifest;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Scale;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed while it restores an archive leaves an empty grade book, or all of it. */
@ParameterizedClass
@EnumSource(Engine.class)
class RestoreKilledTest {
    private static final int CLASSES = Scale.of(1, 20);
    private static final int KILLS = Scale.of(1, 6);
    private static final int SLOWEST_MILLIS = Scale.of(800, 20_000);

    /** PostgreSQL notices that nobody is there when the statement ends that it is at. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private final Map<Path, DataSource> sources = new HashMap<>();

    @Test
    void everythingIsThereOrNothingAndThenItCanBeRestored() throws Exception {
        Path archive = folder.resolve("large.zip");
        Path own = Files.createDirectory(folder.resolve("empty"));
        Manifest empty;
        try (GradeDatabase database = GradeDatabase.open(engine.database(own), own)) {
            empty = backUp(database);
            LargeArchive.write(archive, folder.resolve("backup.zip"), CLASSES);
        }
        Child.killed(
                folder,
                KILLS,
                SLOWEST_MILLIS,
                round -> RestoreProcess.start(round, archive, source(round)),
                round -> requireAllOrNothing(round, empty, archive));
    }

    private DataSource source(Path round) {
        return sources.computeIfAbsent(round, engine::database);
    }

    private Manifest backUp(GradeDatabase database) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("backup.zip"))) {
            return Schools.archiver(database).backUp(out);
        }
    }

    private void requireAllOrNothing(Path round, Manifest empty, Path archive) throws Exception {
        try (GradeDatabase database = GradeDatabase.open(source(round), round)) {
            Manifest left = backUp(database);
            if (left.rows() == empty.rows()) {
                assertEquals(empty.parts(), left.parts());
                Eventually.passes(SOON, () -> Schools.archiver(database).restore(archive));
            }
            Manifest whole = backUp(database);
            assertTrue(whole.rows() > 2 * 10_000L * CLASSES, whole.rows() + " rows");
            try (var written = dev.rollcall.grading.archive.Archive.open(archive)) {
                assertEquals(written.manifest().rows(), whole.rows());
            }
        }
    }
}
