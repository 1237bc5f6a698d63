package dev.rollcall.grading.store;

import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.testing.Skips;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.tomcat.dbcp.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Assertions;

/**
 * A PostgreSQL server of the tests' own, from Maven Central. Where it cannot be started the tests that want one are skipped and
 * say why, see {@link Skips}.
 */
public final class Postgres implements AutoCloseable {
    private static final Map<String, String> BOUNDED = Map.of("loginTimeout", "30", "socketTimeout", "30"); // seconds
    private static final int COLD_SECONDS = 30;
    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final EmbeddedPostgres server;
    private final Path folder;
    private final Path data;

    private Postgres(EmbeddedPostgres server, Path folder, Path data) {
        this.server = server;
        this.folder = folder;
        this.data = data;
    }

    /** Starts a server; see {@link #shared} for the usual one. */
    public static Postgres start() {
        try {
            Path target = Files.createDirectories(Path.of("target", "postgres")).toAbsolutePath();
            Path data = Files.createTempDirectory(target, "data");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteOnceItHasEnded(data), "postgres-data"));
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setOverrideWorkingDirectory(target.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(Ports.free())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            return new Postgres(server, target, data);
        } catch (IOException | RuntimeException e) {
            throw Skips.because("PostgreSQL cannot be started here: " + e, e);
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
        return createDatabase("");
    }

    /** Likewise, with options of {@code create database}. */
    BasicDataSource createDatabase(String options) {
        String name = "grades_" + NEXT.getAndIncrement();
        try (Connection connection = server.getPostgresDatabase(BOUNDED).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " " + options);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return pool(name);
    }

    /** Returns another pool for a database, as another Tomcat has. */
    BasicDataSource pool(String name) {
        return pool(name, server.getPort(), 1);
    }

    /** Returns the name of a pool's database. */
    static String name(BasicDataSource pool) {
        return pool.getUrl().replaceAll(".*/|\\?.*", "");
    }

    /** Returns a pool for a database of another process's server, for one that has just begun: its first connection comes late. */
    static BasicDataSource pool(String name, int port) {
        return pool(name, port, COLD_SECONDS);
    }

    private static BasicDataSource pool(String name, int port, int seconds) {
        BasicDataSource pool = new BasicDataSource();
        pool.setDriverClassName("org.postgresql.Driver");
        pool.setUrl("jdbc:postgresql://localhost:" + port + "/" + name + "?loginTimeout=" + seconds + "&connectTimeout="
                + seconds + "&socketTimeout=10");
        pool.setUsername("postgres");
        pool.setPassword("postgres");
        pool.setMaxTotal(16);
        pool.setMaxIdle(16);
        pool.setMaxWait(Duration.ofSeconds(2));
        pool.setTestOnBorrow(false);
        return pool;
    }

    int port() {
        return server.getPort();
    }

    /** Ends every connection, stops the server, and starts it again, as an administrator does. */
    void restart() throws IOException, InterruptedException {
        try (Stream<Path> folders = Files.list(folder)) {
            Path control = folders.map(one -> one.resolve("bin/pg_ctl"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            run(List.of(control.toString(), "-D", data.toString(), "-m", "fast", "-w", "restart"));
        }
    }

    /**
     * Stops all of its processes where they are (SIGSTOP): connections stay open, and nobody answers. The first one stops before
     * the others are listed: none is started and none is gone meanwhile.
     */
    void freeze() throws IOException, InterruptedException {
        ProcessHandle first = first();
        signal("-STOP", Stream.of(first));
        signal("-STOP", first.descendants());
    }

    /** Lets them go on, if they were stopped; the first one last, for the same reason. */
    void thaw() throws IOException, InterruptedException {
        ProcessHandle first = first();
        signal("-CONT", first.descendants());
        signal("-CONT", Stream.of(first));
    }

    /** Returns the process that starts the others. */
    private ProcessHandle first() throws IOException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private void signal(String signal, Stream<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        run(command);
    }

    /** PostgreSQL does not run as root; in a name space of its own nobody is. */
    private void run(List<String> command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name")) && !command.get(0).equals("kill")) {
            all.addAll(List.of("unshare", "-U"));
        }
        all.addAll(command);
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("control.log").toFile())
                .start();
        Assertions.assertEquals(0, process.waitFor(), () -> String.join(" ", all));
    }

    /** Nobody waits until the files are gone: hundreds of databases are a hundred thousand of them. */
    private static void deleteOnceItHasEnded(Path data) {
        String script = "for i in $(seq 600); do [ -e \"$0/postmaster.pid\" ] || break; sleep 0.1; done; rm -rf \"$0\"";
        try {
            new ProcessBuilder("sh", "-c", script, data.toString()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
