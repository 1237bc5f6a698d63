package dev.rollcall.grading.store;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;

/** A process of its own that says when it begins to restore an archive, and then how long that took, in milliseconds. */
final class RestoreProcess {
    private static final int NANOS = 1_000_000;

    private RestoreProcess() {}

    /** @param arguments a folder; the archive; the name of a database of the test's PostgreSQL server and its port, if it is one */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        DataSource source = arguments.length > 2
                ? Postgres.pool(arguments[2], Integer.parseInt(arguments[3]))
                : new EmbeddedDatabase("gradebook", "grading");
        try (GradeDatabase database = GradeDatabase.open(source, folder)) {
            System.out.println("seen");
            long begun = System.nanoTime();
            Schools.vault(database).restore(Path.of(arguments[1]));
            System.out.println((System.nanoTime() - begun) / NANOS);
        }
    }

    /** Starts one for a database that nobody has open. */
    static Process start(Path folder, Path archive, DataSource source) throws IOException {
        return source instanceof org.apache.tomcat.dbcp.dbcp2.BasicDataSource pool
                ? Child.start(
                        RestoreProcess.class,
                        folder,
                        archive,
                        Postgres.name(pool),
                        Postgres.shared().port())
                : Child.start(RestoreProcess.class, folder, archive);
    }
}
