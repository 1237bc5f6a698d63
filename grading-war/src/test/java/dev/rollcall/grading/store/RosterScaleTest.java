package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.oneroster.Part;
import dev.rollcall.grading.oneroster.RosterFiles;
import dev.rollcall.grading.oneroster.RosterReport;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.testing.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A school of 5,000 students in 500 classes, in bounded memory; without {@code -Pfull} of 120 in 12; and one that is killed. */
class RosterScaleTest {
    private static final LargeRoster SCHOOL = Scale.full() ? new LargeRoster(5_000, 500) : new LargeRoster(120, 12);
    private static final int KILLS = Scale.of(1, 6);
    private static final int SLOWEST_MILLIS = Scale.of(400, 20_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void comesInAndGoesOutAndIsThereAlready(Engine engine) {
        byte[] archive = SCHOOL.archive();
        try (GradeDatabase database = GradeDatabase.open(engine.database(folder), folder)) {
            RosterSchool roster = RosterSchool.in(database);
            long begun = System.nanoTime();

            RosterReport report = roster.take(archive);
            long taken = System.nanoTime();
            byte[] given = roster.give();
            long done = System.nanoTime();

            print(engine + ", in", taken - begun);
            print(engine + ", out", done - taken);
            assertEquals(List.of(), report.refusals());
            assertEquals(
                    SCHOOL.enrolments(), report.tallies().get(Part.ENROLLMENTS).added());
            assertEquals(
                    SCHOOL.results() + 1,
                    RosterFiles.unzip(given).get("results.csv").lines().count());
            assertEquals(0, roster.look(archive).changed());
        }
    }

    private static void print(String what, long nanos) {
        System.out.println("A school of " + SCHOOL.students() + " students and " + SCHOOL.results() + " results, "
                + what + ": " + Duration.ofNanos(nanos));
    }

    /** The heap of the process has 256 MiB. How long it takes is printed, and how long a save waits meanwhile. */
    @Test
    void takesBoundedMemory() throws Exception {
        System.out.println(
                "Preview and import of a school of " + SCHOOL.students() + " students and " + SCHOOL.results()
                        + " results, and the longest wait of a save meanwhile, in ms, and how many were refused: "
                        + Child.durations(start(folder)));
    }

    @Test
    void isThereAsAWholeOrNotAtAllWhenItsProcessIsKilled() throws Exception {
        Child.killed(folder, KILLS, SLOWEST_MILLIS, RosterScaleTest::start, RosterScaleTest::requireAllOrNothing);
    }

    private static void requireAllOrNothing(Path folder) {
        try (GradeDatabase database = GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder)) {
            RosterSchool.in(database).requireAllOrNothing(SCHOOL);
        }
    }

    private static Process start(Path folder) throws IOException {
        return Child.start(RosterProcess.class, folder, SCHOOL.students(), SCHOOL.classes());
    }
}
