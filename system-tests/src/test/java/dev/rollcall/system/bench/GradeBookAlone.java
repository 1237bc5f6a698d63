package dev.rollcall.system.bench;

import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Postgres;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A grade book in a Tomcat of its own, with a heap of 256 MiB; what it requires is beside it and has nothing to do. */
final class GradeBookAlone implements AutoCloseable {
    /** Tomcat looks for new WARs every ten seconds. */
    private final FourTomcats four;

    private final @Nullable Postgres postgres;

    /** Where the grades are. */
    enum Store {
        /** In the embedded database, as it is delivered. */
        H2,
        /** In a PostgreSQL on this machine, with its own settings. */
        POSTGRESQL
    }

    private GradeBookAlone(FourTomcats four, @Nullable Postgres postgres) {
        this.four = four;
        this.postgres = postgres;
    }

    static GradeBookAlone start(Store store) throws IOException {
        FourTomcats four = FourTomcats.in("bench-grades");
        Postgres postgres = store == Store.POSTGRESQL ? Postgres.start("bench-postgres") : null;
        GradeBookAlone alone = new GradeBookAlone(four, postgres);
        try {
            if (postgres != null) {
                postgres.keepsGradesOf(four.directory(Member.GRADING));
            }
            four.environment("CATALINA_OPTS", "-Xmx256m")
                    .run("--only", "registry,log,grading")
                    .awaitReady();
            HelloWar.deploy(four.directory(Member.GRADING), alone.bare());
            return alone;
        } catch (IOException | RuntimeException | AssertionError e) {
            alone.close();
            throw e;
        }
    }

    /** Returns the servlet that does nothing, in the same Tomcat. */
    URI bare() {
        return four.uri(Member.GRADING, "/" + HelloWar.ADDRESS);
    }

    /** Returns somebody who uses it. */
    GradeBookClient person(String user, String role) {
        return new GradeBookClient(four.uri(Member.GRADING, "/api/v1"), four.keys(), user, role);
    }

    /** Returns an administrator who sends files to it. */
    GradeFiles files() {
        return new GradeFiles(four.uri(Member.GRADING, "/api/v1"), four.keys());
    }

    ProcessHandle process() {
        return four.process(Member.GRADING);
    }

    @Override
    public void close() {
        four.close();
        if (postgres != null) {
            postgres.close();
        }
    }
}
