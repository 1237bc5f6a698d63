package dev.rollcall.grading.store;

import dev.rollcall.grading.archive.Archiver;
import dev.rollcall.grading.gradebook.Ids;
import dev.rollcall.grading.http.api.Codecs;
import dev.rollcall.kit.testing.ManualTime;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Schools for tests, at a time that stands still. */
public final class Schools {
    private Schools() {}

    /** Where a school goes out and comes in, with no erasures to be done again. */
    public static Archiver archiver(GradeDatabase database) {
        return archiver(database, Path.of("nowhere"));
    }

    static Archiver archiver(GradeDatabase database, Path folder) {
        return database.archiver(new ManualTime(), new Codecs(), folder);
    }

    public static JdbiSchool in(GradeDatabase database) {
        ManualTime time = new ManualTime();
        return database.school(time, new Ids(time, new SplittableRandom()), new Codecs(), changed -> {});
    }
}
