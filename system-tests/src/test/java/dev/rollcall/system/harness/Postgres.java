package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL of Maven Central on this machine (Linux on x86-64), empty, with its own settings. */
public final class Postgres implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts one with its files in this directory below {@code target/}, which is emptied. */
    public static Postgres start(String directory) {
        Path folder = Installation.emptyTarget(directory);
        try {
            return new Postgres(EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setOverrideWorkingDirectory(folder.toFile())
                    .setDataDirectory(folder.resolve("data"))
                    .setPort(Ports.free())
                    .setPGStartupWait(START)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the grade book that is the root of a Tomcat keep its grades here, as its manual recommends it. */
    public void keepsGradesOf(Path catalinaBase) {
        try {
            Path folder = Files.createDirectories(catalinaBase.resolve("conf/Catalina/localhost"));
            Files.writeString(folder.resolve("ROOT.xml"), """
                    <Context>
                      <Resource name="jdbc/grading" type="javax.sql.DataSource" auth="Container"
                                driverClassName="org.postgresql.Driver"
                                url="jdbc:postgresql://localhost:%d/postgres?loginTimeout=1&amp;connectTimeout=1&amp;socketTimeout=10"
                                username="postgres" password="postgres"
                                maxTotal="16" maxIdle="16" maxWaitMillis="2000" testOnBorrow="false"/>
                    </Context>
                    """.formatted(server.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
