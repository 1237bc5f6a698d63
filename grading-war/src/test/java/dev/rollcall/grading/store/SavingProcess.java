package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that saves as fast as it can, with several threads, and says what was confirmed: one title a line. */
final class SavingProcess {
    private static final int THREADS = 4;
    private static final StudentId STUDENT = new StudentId(1);

    private SavingProcess() {}

    public static void main(String... arguments) {
        Path folder = Path.of(arguments[0]);
        String round = arguments[1];
        GradeDatabase database = GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder);
        TutorialGradeBook book = Schools.in(database).book();
        book.fill(Fixtures.twoStudents(), "test");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int thread = 0; thread < THREADS; thread++) {
            String prefix = "r" + round + "t" + thread + "n";
            new Thread(() -> save(book, prefix, out)).start();
        }
    }

    private static void save(TutorialGradeBook book, String prefix, PrintStream out) {
        for (int i = 0; ; i++) {
            String title = prefix + i;
            book.add(STUDENT, Fixtures.grade(title, "Quiz", "1"), "test");
            out.println(title);
        }
    }
}
