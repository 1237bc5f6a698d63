package dev.rollcall.grading.store;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.nio.file.Path;

/** A process of its own that looks at a large file, says so, and imports it; says then how long both took, in milliseconds. */
final class ImportProcess {
    private static final int NANOS = 1_000_000;

    private ImportProcess() {}

    public static void main(String... arguments) {
        GradeDatabase database =
                GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), Path.of(arguments[0]));
        LargeClass large =
                new LargeClass(Schools.in(database), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        large.enter();
        long begun = System.nanoTime();
        large.preview();
        long seen = System.nanoTime();
        System.out.println("seen");
        large.apply();
        long done = System.nanoTime();
        System.out.println((seen - begun) / NANOS + " " + (done - seen) / NANOS);
        database.close();
    }
}
