package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.nio.file.Path;

/**
 * A process of its own that looks at a large archive, says so, and takes it in; says then how long both took, and how long
 * somebody else had to wait at most who saved meanwhile, in milliseconds, and how often that was refused.
 */
final class RosterProcess {
    private static final int NANOS = 1_000_000;

    private RosterProcess() {}

    public static void main(String... arguments) {
        GradeDatabase database =
                GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), Path.of(arguments[0]));
        RosterSchool roster = RosterSchool.in(database);
        byte[] archive = new LargeRoster(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])).archive();
        long begun = System.nanoTime();
        roster.look(archive);
        long seen = System.nanoTime();
        Saver saver = new Saver(roster.school());
        saver.setDaemon(true); // what ends this process is not survived by it
        saver.start();
        System.out.println("seen");
        roster.take(archive);
        long done = System.nanoTime();
        saver.end();
        System.out.println((seen - begun) / NANOS + " " + (done - seen) / NANOS + " " + saver.longest / NANOS + " "
                + saver.refused);
        database.close();
    }

    /** Writes something small again and again. */
    private static final class Saver extends Thread {
        private final School school;
        private volatile boolean ending;
        private long longest;
        private long refused;

        Saver(School school) {
            this.school = school;
        }

        @Override
        public void run() {
            while (!ending) {
                long begun = System.nanoTime();
                try {
                    school.change(tx -> {
                        tx.jobs().advance("nothing", 1);
                        return tx;
                    });
                } catch (GradeBookUnavailableException e) {
                    refused++;
                }
                longest = Math.max(longest, System.nanoTime() - begun);
            }
        }

        void end() {
            ending = true;
            try {
                join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
