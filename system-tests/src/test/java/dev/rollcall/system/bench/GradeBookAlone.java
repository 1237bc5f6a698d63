package dev.rollcall.system.bench;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Installation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A grade book in a Tomcat of its own, with a heap of 256 MiB; what it requires is beside it and has nothing to do. */
final class GradeBookAlone implements AutoCloseable {
    /** Tomcat looks for new WARs every ten seconds. */
    private static final Duration DEPLOYED = Duration.ofSeconds(30);

    private final FourTomcats four;
    private final @Nullable EmbeddedPostgres postgres;

    /** Where the grades are. */
    enum Store {
        /** In the embedded database, as it is delivered. */
        H2,
        /** In a PostgreSQL on this machine, with its own settings. */
        POSTGRESQL
    }

    private GradeBookAlone(FourTomcats four, @Nullable EmbeddedPostgres postgres) {
        this.four = four;
        this.postgres = postgres;
    }

    static GradeBookAlone start(Store store) throws IOException {
        FourTomcats four = FourTomcats.in("bench-grades");
        EmbeddedPostgres postgres = store == Store.POSTGRESQL ? startPostgres() : null;
        GradeBookAlone alone = new GradeBookAlone(four, postgres);
        try {
            if (postgres != null) {
                writeContext(four.directory(Member.GRADING), postgres.getPort());
            }
            four.environment("CATALINA_OPTS", "-Xmx256m")
                    .run("--only", "registry,log,grading")
                    .awaitReady();
            HelloWar.into(four.directory(Member.GRADING));
            Eventually.passes(DEPLOYED, () -> Call.get(alone.bare(), Map.of()).send());
            return alone;
        } catch (IOException | RuntimeException | AssertionError e) {
            alone.close();
            throw e;
        }
    }

    private static EmbeddedPostgres startPostgres() throws IOException {
        Path folder = Installation.emptyTarget("bench-postgres");
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setDataDirectory(folder.resolve("data"))
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    /** As the manual of the grade book recommends it. */
    private static void writeContext(Path base, int port) throws IOException {
        Path folder = Files.createDirectories(base.resolve("conf/Catalina/localhost"));
        Files.writeString(folder.resolve("ROOT.xml"), """
                <Context>
                  <Resource name="jdbc/grading" type="javax.sql.DataSource" auth="Container"
                            driverClassName="org.postgresql.Driver"
                            url="jdbc:postgresql://localhost:%d/postgres?loginTimeout=1&amp;connectTimeout=1&amp;socketTimeout=10"
                            username="postgres" password="postgres"
                            maxTotal="16" maxIdle="16" maxWaitMillis="2000" testOnBorrow="false"/>
                </Context>
                """.formatted(port));
    }

    /** Returns the servlet that does nothing, in the same Tomcat. */
    URI bare() {
        return four.uri(Member.GRADING, "/" + HelloWar.ADDRESS);
    }

    /** Returns somebody who uses it. */
    GradeBookClient person(String user, String role) {
        return new GradeBookClient(four.uri(Member.GRADING, "/api/v1"), four.keys(), user, role);
    }

    ProcessHandle process() {
        return four.process(Member.GRADING);
    }

    @Override
    public void close() {
        four.close();
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
