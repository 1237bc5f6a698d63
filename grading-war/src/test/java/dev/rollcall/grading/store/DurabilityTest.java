package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a grade book promises of its embedded database; that a force is one of the disk is shown in the kit. */
class DurabilityTest {
    private static final StudentId FIRST = new StudentId(1);

    @TempDir
    Path folder;

    private GradeDatabase open(Durability durability) {
        return GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder, durability);
    }

    @Test
    void aSaveIsForcedBeforeItIsConfirmedAndAQuestionIsNot() {
        try (GradeDatabase database = open(Durability.SYNC)) {
            TutorialGradeBook book = Schools.in(database).book();
            book.fill(Fixtures.twoStudents(), "test");
            long before = database.forces();

            book.add(FIRST, Fixtures.gradeOf("1"), "test");
            assertEquals(before + 1, database.forces());

            book.students();
            book.student(FIRST);
            assertEquals(before + 1, database.forces());
        }
    }

    @Test
    void nothingIsForcedWhereTheOperatingSystemIsEnough() {
        try (GradeDatabase database = open(Durability.OS)) {
            Schools.in(database).book().fill(Fixtures.twoStudents(), "test");

            assertEquals(0, database.forces());
        }
    }

    @Test
    void aSecondGradeBookOnTheSameFileIsToldWhatToDo() throws Exception {
        URL[] jars = {place(EmbeddedDatabase.class), place(Driver.class)};
        try (URLClassLoader neighbour = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = neighbour.loadClass(EmbeddedDatabase.class.getName());
            Object theirs = type.getConstructor(String.class, String.class).newInstance("gradebook", "grading");
            type.getMethod("open", Path.class).invoke(theirs, folder);

            DatabaseRefusedException refused =
                    assertThrows(DatabaseRefusedException.class, () -> open(Durability.SYNC));

            assertTrue(
                    refused.getMessage().contains(" is in use by process ")
                            && refused.getMessage().contains("PostgreSQL"),
                    refused.getMessage());
            type.getMethod("close").invoke(theirs);
        }
        open(Durability.SYNC).close();
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
