package dev.rollcall.grading.store;

import dev.rollcall.grading.archive.Vault;
import dev.rollcall.grading.gradebook.Ids;
import dev.rollcall.grading.http.api.Forms;
import dev.rollcall.kit.testing.ManualTime;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Schools for tests, at a time that stands still. */
public final class Schools {
    private Schools() {}

    /** Where a school goes out and comes in, with no erasures to be done again. */
    public static Vault vault(GradeDatabase database) {
        return vault(database, Path.of("nowhere"));
    }

    static Vault vault(GradeDatabase database, Path folder) {
        return database.vault(new ManualTime(), new Forms(), folder);
    }

    public static JdbiSchool in(GradeDatabase database) {
        ManualTime time = new ManualTime();
        return database.school(time, new Ids(time, new SplittableRandom()), new Forms(), changed -> {});
    }
}
