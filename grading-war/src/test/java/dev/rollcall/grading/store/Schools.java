package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Ids;
import dev.rollcall.grading.http.api.Forms;
import dev.rollcall.kit.testing.ManualTime;
import java.util.SplittableRandom;

/** Schools for tests, at a time that stands still. */
public final class Schools {
    private Schools() {}

    public static JdbiSchool in(GradeDatabase database) {
        ManualTime time = new ManualTime();
        return database.school(time, new Ids(time, new SplittableRandom()), new Forms(), changed -> {});
    }
}
