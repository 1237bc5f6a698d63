package dev.rollcall.grading.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.oneroster.RosterChange;
import dev.rollcall.grading.oneroster.RosterFiles;
import dev.rollcall.grading.oneroster.RosterPlan;
import dev.rollcall.grading.oneroster.RosterPlanner;
import dev.rollcall.grading.oneroster.RosterRefusedException;
import dev.rollcall.kit.testing.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What archives of OneRoster say about a school: each is refused with a sentence, or planned, and what is planned can be carried out. An
 * input is the files of an archive, each behind a line such as {@code ==users bulk}; the school remains as it was.
 */
public final class RosterFuzz {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final Origin ORIGIN = Origin.plain("root", "oneroster");
    private static final JdbiSchool SCHOOL = school();

    private RosterFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        byte[] archive = archive(new String(input, UTF_8));
        Parsed.unlessRefused(() -> carriedOut(archive), Undone.class, RosterRefusedException.class);
    }

    private static JdbiSchool school() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "school");
            JdbiSchool school = Schools.in(GradeDatabase.open(Engine.H2.database(folder), folder, Durability.OS));
            new RosterSchool(school).take(RosterFiles.graded().zip());
            return school;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RosterPlan carriedOut(byte[] archive) {
        return SCHOOL.change(tx -> {
            RosterPlan plan = new RosterPlanner(tx, DAY, true).plan(archive, Progress.NONE);
            RosterChange.make(plan, tx, ORIGIN, Progress.NONE);
            throw new Undone();
        });
    }

    /** Takes back what was done. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undone() {
            super("done, and undone");
        }
    }

    private static byte[] archive(String text) {
        RosterFiles files = RosterFiles.of(text.startsWith("1.1") ? "1.1" : "1.2");
        for (String file : text.split("(?m)^==")) {
            String[] parts = file.split("\n", 2);
            String[] words = parts[0].split(" ", 2);
            if (parts.length == 2 && words.length == 2) {
                files = words[1].startsWith("delta") ? files.delta(words[0], parts[1]) : files.bulk(words[0], parts[1]);
            }
        }
        return files.zip();
    }
}
