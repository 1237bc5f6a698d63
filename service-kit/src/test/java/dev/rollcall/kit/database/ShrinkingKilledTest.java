package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Scale;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it shrinks its file, again and again: what was forced is there, and nothing by halves. */
class ShrinkingKilledTest {
    private static final long SEED = 20261127;
    private static final int ROUNDS = Scale.of(4, 100);
    private static final int MOST_CHANGES = 60;

    @TempDir
    Path folder;

    @Test
    void whatWasForcedIsThere() throws Exception {
        Random random = new Random(SEED);
        int before = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String which = "round " + round + " of seed " + SEED;
            int confirmed = lastConfirmed(1 + random.nextInt(MOST_CHANGES));
            assertTrue(confirmed > before, () -> which + " confirmed nothing");
            before = requireAll(confirmed, which);
        }
    }

    /** Kills it after so many changes, and returns the last one that it confirmed; the last line may be half a line. */
    private int lastConfirmed(int changes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ShrinkingProcess.class.getName(),
                        folder.toString())
                .redirectError(new File("target/shrinking.log"))
                .start();
        int confirmed = 0;
        try (BufferedReader lines = process.inputReader()) {
            String before = null;
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (before != null) {
                    confirmed = Integer.parseInt(before);
                }
                before = line;
                seen++;
                if (seen == changes + 1) {
                    process.toHandle().destroyForcibly(); // SIGKILL; what it says until it is dead counts as well
                }
            }
        }
        process.waitFor();
        return confirmed;
    }

    /** Returns the last change that is there. */
    private int requireAll(int confirmed, String round) throws SQLException {
        try (EmbeddedDatabase database = new EmbeddedDatabase("shrinking", "test")) {
            database.open(folder);
            List<Integer> numbers = Rows.all(database);

            assertTrue(numbers.size() >= confirmed, () -> numbers.size() + " of " + confirmed + " are there, " + round);
            assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers, round);
            assertEquals(numbers.size(), numberOfText(database), round);
            return numbers.size();
        }
    }

    private static int numberOfText(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select number from text")) {
            row.next();
            return row.getInt(1);
        }
    }
}
