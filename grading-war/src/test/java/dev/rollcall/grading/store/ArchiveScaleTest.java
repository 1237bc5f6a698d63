package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.archive.Archiver;
import dev.rollcall.grading.archive.LargeArchive;
import dev.rollcall.grading.archive.Manifest;
import dev.rollcall.kit.testing.Scale;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A million results and as many changes out and in, and how long that takes; without {@code -Pfull} a fiftieth of it. */
@ParameterizedClass
@EnumSource(Engine.class)
class ArchiveScaleTest {
    private static final int CLASSES = Scale.of(2, 100);
    private static final int PIECES = Scale.of(80, 5_462);
    private static final int RESULTS_OF_A_CLASS = 10_000;

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    @Test
    void aMillionResultsGoInAndOut() throws IOException {
        try (GradeDatabase database = GradeDatabase.open(engine.database(folder), folder)) {
            Archiver archiver = Schools.archiver(database);
            Path archive = folder.resolve("large.zip");
            LargeArchive.write(archive, empty(database), CLASSES);

            long begun = System.nanoTime();
            Manifest restored = archiver.restore(archive);
            took("restore", begun);

            begun = System.nanoTime();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("again.zip")))) {
                assertEquals(restored.rows(), archiver.backUp(out).rows());
            }
            took("backup", begun);
            assertTrue(restored.rows() > 2L * CLASSES * RESULTS_OF_A_CLASS);
        }
    }

    /** In a process of its own, with a heap of 256 MiB. */
    @Test
    void anArchiveOfAGibibyteIsRestoredAndMadeInBoundedMemory() throws Exception {
        Path own = Files.createDirectory(folder.resolve("bounded"));
        DataSource source = engine.database(own);
        Path archive = folder.resolve("heavy.zip");
        try (GradeDatabase database = GradeDatabase.open(source, own)) {
            LargeArchive.write(archive, empty(database), 1, PIECES);
        }
        System.out.println("restore of an archive of " + (Files.size(archive) >> 20) + " MiB, " + engine + ", ms: "
                + Child.durations(RestoreProcess.start(own, archive, source)));
    }

    private Path empty(GradeDatabase database) throws IOException {
        Path empty = folder.resolve("empty.zip");
        try (OutputStream out = Files.newOutputStream(empty)) {
            Schools.archiver(database).backUp(out);
        }
        return empty;
    }

    private void took(String what, long begun) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println(what + " of " + CLASSES * RESULTS_OF_A_CLASS + " results, " + engine + ": " + took
                + ", heap at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
    }
}
