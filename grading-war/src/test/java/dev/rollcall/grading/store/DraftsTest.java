package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Draft;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.http.api.Codecs;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DraftsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatIsKeptHasTheSameTimeWhenItIsMadeAndWhenItIsReadLater(Engine engine) {
        Id id = new Id("monday");
        try (GradeDatabase database = GradeDatabase.open(engine.database(folder), folder)) {
            JdbiSchool school = database.school(
                    () -> Instant.parse("2026-11-22T08:00:00.123456789Z"), () -> id, new Codecs(), changed -> {});

            Draft made = school.change(tx -> tx.drafts().keep(id, SchoolClass.TUTORIAL, "anna", "", ""));

            assertEquals(Instant.parse("2026-11-22T08:00:00.123456Z"), made.at());
            assertEquals(
                    made,
                    school.read(tx -> tx.drafts().find(SchoolClass.TUTORIAL, id))
                            .orElseThrow());
        }
    }
}
