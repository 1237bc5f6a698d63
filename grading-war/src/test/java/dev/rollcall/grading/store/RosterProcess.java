package dev.rollcall.grading.store;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.nio.file.Path;

/** A process of its own that looks at a large archive, says so, and takes it in; says then how long both took, in milliseconds. */
final class RosterProcess {
    private static final int NANOS = 1_000_000;

    private RosterProcess() {}

    public static void main(String... arguments) {
        GradeDatabase database =
                GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), Path.of(arguments[0]));
        RosterSchool roster = new RosterSchool(Schools.in(database));
        byte[] archive = new LargeRoster(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])).archive();
        long begun = System.nanoTime();
        roster.look(archive);
        long seen = System.nanoTime();
        System.out.println("seen");
        roster.take(archive);
        long done = System.nanoTime();
        System.out.println((seen - begun) / NANOS + " " + (done - seen) / NANOS);
        database.close();
    }
}
