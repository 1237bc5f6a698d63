package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.RollingTraffic.Save;
import dev.rollcall.system.RollingTraffic.Told;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be so after people have read and saved: no read has failed, and what they were told of each save is true, in the history and in the log.
 *
 * @param system what it happened to
 * @param traffic what the people saw
 */
record RollingChecks(RollingSystem system, RollingTraffic traffic) {
    /** {@code kill -9} may cost the lines of the last 200 ms (docs/logging.md), more on a busy machine. */
    private static final Duration UNWRITTEN = Duration.ofSeconds(1);

    /** Eight people save so often in half a minute even if they wait two seconds for every answer; usually they do ten times as often. */
    private static final int SAVES = 50;

    void pass() {
        assertAll(
                () -> assertEquals(List.of(), traffic.failedReads()),
                () -> assertEquals(List.of(), traffic.saves(Told.NOTHING)),
                () -> assertEquals(List.of(), traffic.saves(Told.NOT_SAVED)),
                this::savesAreWhatWasTold,
                this::everySaveIsInTheLog);
    }

    private void savesAreWhatWasTold() {
        Map<Integer, Integer> cells = RollingClass.history(
                        system.gradeBook(), system.cluster().keys())
                .stream()
                .collect(Collectors.toMap(number -> number, number -> 1, Integer::sum));
        long saves = traffic.savesOfPeople();
        assertTrue(saves >= SAVES, "people saved " + saves + " times");
        assertEquals(numbers(traffic.saves(Told.SAVED)), cells.keySet());
        assertEquals(Set.of(RollingTraffic.CELLS), Set.copyOf(cells.values()), "each save once in each of its cells");
    }

    private static Set<Integer> numbers(Collection<Save> saves) {
        return saves.stream().map(Save::number).collect(Collectors.toCollection(TreeSet::new));
    }

    private void everySaveIsInTheLog() {
        Eventually.passes(RollingSystem.LIMIT, () -> {
            assertEquals(Set.of(), missing("Portal", "grade book told", written("portal")));
            assertEquals(Set.of(), missing("GradingService", "Grade book changed", written("grading")));
        });
    }

    /** Returns the confirmed saves, but for those whose line one of a kind may have had in hand when it was killed. */
    private List<Save> written(String kind) {
        List<RollingSystem.Death> deaths = system.kills().stream()
                .filter(death -> death.kind().equals(kind))
                .toList();
        return traffic.saves(Told.SAVED).stream()
                .filter(save -> deaths.stream().noneMatch(death -> inHand(save, death.at())))
                .toList();
    }

    private static boolean inHand(Save save, long death) {
        return save.begun() <= death && death - save.at() <= UNWRITTEN.toNanos();
    }

    /** Returns the numbers of those saves that a service has no line about. */
    private Set<Integer> missing(String service, String text, List<Save> saves) {
        var logs = system.cluster().command("logs", "--service", service, "--text", text);
        assertEquals(0, logs.exit(), logs.output());
        Set<String> traces = logs.output()
                .lines()
                .flatMap(line -> Stream.of(line.split("\t")))
                .collect(Collectors.toSet());
        return numbers(
                saves.stream().filter(save -> !traces.contains(save.traceId())).toList());
    }
}
