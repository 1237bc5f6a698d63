package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.exchange.Sheet;
import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.Draft;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.testing.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Imports of a size, in bounded memory; and an import whose process is killed. */
class ImportTest {
    private static final int STUDENTS = Scale.of(150, 2_000);
    private static final int ITEMS = Scale.of(20, 40);
    private static final int KILLS = Scale.of(2, 6);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyCellIsFilledAndEmptiedAgain(Engine engine) {
        try (GradeDatabase database = GradeDatabase.open(engine.database(folder), folder)) {
            LargeClass large = new LargeClass(Schools.in(database), STUDENTS, ITEMS);
            large.enter();

            assertEquals(large.cells(), large.preview().entries().size());
            assertEquals(large.cells(), large.apply().saved());

            assertEquals(large.cells(), stored(large).size());
            List<Change> changes = large.school().read(tx -> large.in(tx).changes(batch(), true, Integer.MAX_VALUE));
            assertEquals(large.cells(), changes.size());
            large.school().change(tx -> large.in(tx).undo(changes));
            assertEquals(0, stored(large).size());
        }
    }

    private static java.util.Map<?, ?> stored(LargeClass large) {
        return large.school().read(tx -> Sheet.of(large.in(tx)).results());
    }

    private static ChangeFilter batch() {
        return new ChangeFilter(
                Optional.empty(), Optional.empty(), Optional.of(LargeClass.BATCH), Optional.empty(), Optional.empty());
    }

    /** The heap of the process has 256 MiB. How long it takes is printed. */
    @Test
    void takesBoundedMemory() throws Exception {
        System.out.println(
                "Preview and import of " + STUDENTS * ITEMS + " results, ms: " + Child.durations(start(folder)));
    }

    @Test
    void isThereAsAWholeOrNotAtAllWhenItsProcessIsKilled() throws Exception {
        Child.killed(folder, KILLS, Scale.of(400, 6_000), ImportTest::start, ImportTest::requireAllOrNothing);
    }

    private static void requireAllOrNothing(Path folder) {
        try (GradeDatabase database = GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder)) {
            LargeClass large = new LargeClass(Schools.in(database), STUDENTS, ITEMS);
            Optional<Draft.Done> done = large.school()
                    .read(tx -> tx.drafts()
                            .find(SchoolClass.TUTORIAL, LargeClass.DRAFT)
                            .orElseThrow()
                            .done());
            int expected = done.isPresent() ? large.cells() : 0;
            int changes = large.school()
                    .read(tx -> large.in(tx)
                            .changes(batch(), true, Integer.MAX_VALUE)
                            .size());

            assertEquals(expected, stored(large).size());
            assertEquals(expected, changes);
        }
    }

    private static Process start(Path folder) throws IOException {
        return Child.start(ImportProcess.class, folder, STUDENTS, ITEMS);
    }
}
