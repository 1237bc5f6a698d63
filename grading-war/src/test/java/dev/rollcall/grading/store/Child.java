package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.tomcat.dbcp.dbcp2.BasicDataSource;

/**
 * Processes of their own, with a heap of 256 MiB, that run a class of these tests: one that says {@code seen} when it has
 * looked at what it is to take in, takes it in, and says then how long both took, in milliseconds.
 */
public final class Child {
    private static final long SEED = 20261127;

    private Child() {}

    /** Starts one; what it complains about is in a file below {@code target}. */
    public static Process start(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectError(new File("target/" + main.getSimpleName() + ".log"))
                .start();
    }

    /** Starts one that uses a database nobody has open: what its arguments end with tells {@link #database} which. */
    public static Process startOn(DataSource source, Class<?> main, Object... arguments) throws IOException {
        List<Object> all = new ArrayList<>(Arrays.asList(arguments));
        if (source instanceof BasicDataSource pool) {
            all.add(Postgres.name(pool));
            all.add(Postgres.shared().port());
        }
        return start(main, all.toArray());
    }

    /**
     * Returns in such a process the database it was started on.
     *
     * @param own how many arguments are its own
     */
    public static DataSource database(String[] arguments, int own) {
        return arguments.length > own
                ? Postgres.pool(arguments[own], Integer.parseInt(arguments[own + 1]))
                : new EmbeddedDatabase("gradebook", "grading");
    }

    /** Lets one come to its end, and returns how long both took, in milliseconds. */
    static String durations(Process process) throws Exception {
        try (BufferedReader lines = process.inputReader()) {
            assertEquals("seen", lines.readLine());
            String millis = String.valueOf(lines.readLine());
            assertEquals(0, process.waitFor());
            return millis.replace(" ", ", ");
        }
    }

    /** Starts a process that works in a folder. */
    public interface Starting {
        Process in(Path folder) throws IOException;
    }

    /** Looks at what is left in a folder. */
    public interface Looking {
        void at(Path folder) throws Exception;
    }

    /**
     * Kills one after the other, each in a folder of its own, at some moment while it takes in; one that has ended before must have
     * done so well.
     *
     * @param slowest milliseconds after it has said {@code seen}, at most
     */
    public static void killed(Path folder, int rounds, int slowest, Starting starting, Looking looking)
            throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            Path own = Files.createDirectory(folder.resolve("round" + round));
            kill(starting.in(own), random.nextInt(slowest), "round " + round + " of seed " + SEED);
            looking.at(own);
        }
    }

    private static void kill(Process process, int millis, String round) throws Exception {
        try (BufferedReader lines = process.inputReader()) {
            assertEquals("seen", lines.readLine(), round);
            if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                assertEquals(0, process.exitValue(), round + ", which was done before it was killed");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
