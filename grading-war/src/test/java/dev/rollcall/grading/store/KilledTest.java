package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.testing.Scale;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grade book that is killed while it saves, again and again: what it had confirmed is there, history included. */
class KilledTest {
    private static final long SEED = 20261130;
    private static final int ROUNDS = Scale.of(3, 50);
    private static final int MOST_SAVES = 400;

    @TempDir
    Path folder;

    @Test
    void whatWasConfirmedIsThereAndSoIsItsHistory() throws Exception {
        Random random = new Random(SEED);
        Set<String> confirmed = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> now = killedAfter(1 + random.nextInt(MOST_SAVES), round);
            assertTrue(!now.isEmpty(), "round " + round + " confirmed nothing");
            confirmed.addAll(now);
            Stored stored = stored();

            assertEquals(Set.of(), without(confirmed, stored.results), "lost, round " + round + " of seed " + SEED);
            assertEquals(Set.of(), without(confirmed, stored.history), "without history, round " + round);
            assertEquals(Set.of(), without(stored.results, stored.history), "results without history");
            assertEquals(Set.of(), without(stored.history, stored.results), "history without results");
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> left = new HashSet<>(all);
        left.removeAll(some);
        return left;
    }

    /** Returns what it confirmed before it died; the last line may be half a line. */
    private Set<String> killedAfter(int saves, int round) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SavingProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(new File("target/killed.log"))
                .start();
        Set<String> confirmed = new HashSet<>();
        try (BufferedReader lines = process.inputReader()) {
            String before = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (before != null) {
                    confirmed.add(before);
                }
                before = line;
                if (confirmed.size() == saves) {
                    process.toHandle().destroyForcibly(); // SIGKILL; what it says until it is dead counts as well
                }
            }
        }
        process.waitFor();
        return confirmed;
    }

    /** The titles of what has a result, and of what the history says has one. */
    private record Stored(Set<String> results, Set<String> history) {}

    private Stored stored() {
        try (GradeDatabase database = GradeDatabase.open(new EmbeddedDatabase("gradebook", "grading"), folder)) {
            return Schools.in(database).read(tx -> {
                ClassTransaction tutorial = tx.in(SchoolClass.TUTORIAL, Origin.plain("", Origin.API));
                Map<String, String> titles = new HashMap<>();
                for (LineItem item : tutorial.items().page(Optional.empty(), Integer.MAX_VALUE)) {
                    titles.put(item.id().text(), item.title().text());
                }
                Set<String> results = new HashSet<>();
                tutorial.results(
                        result -> results.add(titles.get(result.cell().item().text())));
                List<Change> changes = tutorial.changes(ChangeFilter.ALL, true, Integer.MAX_VALUE);
                Set<String> history = changes.stream()
                        .filter(change -> change.subject().kind() == Change.Kind.RESULT)
                        .map(change ->
                                titles.get(change.subject().item().orElseThrow().text()))
                        .collect(Collectors.toSet());
                return new Stored(results, history);
            });
        }
    }
}
