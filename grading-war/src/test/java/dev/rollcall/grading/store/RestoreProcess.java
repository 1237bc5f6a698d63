package dev.rollcall.grading.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.sql.DataSource;

/**
 * A process of its own that says when it begins to restore an archive, and then how long that took, in milliseconds; and then makes
 * an archive of all that.
 */
final class RestoreProcess {
    private static final int NANOS = 1_000_000;

    private RestoreProcess() {}

    /** @param arguments a folder; the archive; the database, see {@link Child#startOn} */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        try (GradeDatabase database = GradeDatabase.open(Child.database(arguments, 2), folder)) {
            System.out.println("seen");
            long begun = System.nanoTime();
            Schools.archiver(database).restore(Path.of(arguments[1]));
            System.out.println((System.nanoTime() - begun) / NANOS);
            Schools.archiver(database).backUp(OutputStream.nullOutputStream());
        }
    }

    /** Starts one for a database that nobody has open. */
    static Process start(Path folder, Path archive, DataSource source) throws IOException {
        return Child.startOn(source, RestoreProcess.class, folder, archive);
    }
}
