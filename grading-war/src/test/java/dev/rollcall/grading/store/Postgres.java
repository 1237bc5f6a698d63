package dev.rollcall.grading.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.tomcat.dbcp.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Assertions;
import org.opentest4j.TestAbortedException;

/**
 * A PostgreSQL server of the tests' own, from Maven Central. Where it cannot be started the tests that want one are skipped and
 * say why; with {@code rollcall.skips} or {@code ROLLCALL_SKIPS} set to {@code fail} they fail.
 */
public final class Postgres implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server; see {@link #shared} for the usual one. */
    public static Postgres start() {
        try {
            Path target = Files.createDirectories(Path.of("target", "postgres")).toAbsolutePath();
            return new Postgres(EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(target.toFile())
                    .setDataDirectory(Files.createTempDirectory(target, "data"))
                    .setCleanDataDirectory(true)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start());
        } catch (IOException | RuntimeException e) {
            String sentence = "PostgreSQL cannot be started here: " + e;
            if ("fail".equals(System.getProperty("rollcall.skips")) || "fail".equals(System.getenv("ROLLCALL_SKIPS"))) {
                Assertions.fail("would be skipped, which is not allowed here: " + sentence, e);
            }
            throw new TestAbortedException(sentence, e);
        }
    }

    /** Returns the server of this JVM, which ends with it. */
    static Postgres shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        private static final Postgres SERVER = start();
    }

    /** Creates a database, and returns a pool for it with the attributes that the manual recommends. */
    public BasicDataSource createDatabase() {
        String name = "grades_" + NEXT.getAndIncrement();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return pool(name);
    }

    /** Returns another pool for a database, as another Tomcat has. */
    BasicDataSource pool(String name) {
        BasicDataSource pool = new BasicDataSource();
        pool.setDriverClassName("org.postgresql.Driver");
        pool.setUrl(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?connectTimeout=2&socketTimeout=10");
        pool.setUsername("postgres");
        pool.setPassword("postgres");
        pool.setMaxTotal(16);
        pool.setMaxWait(Duration.ofSeconds(2));
        pool.setTestOnBorrow(true);
        pool.setValidationQueryTimeout(Duration.ofSeconds(1));
        return pool;
    }

    int port() {
        return server.getPort();
    }

    /** Stops it. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
