package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.job.JobRunner;
import dev.rollcall.grading.job.JobState;
import dev.rollcall.grading.job.JobStatus;
import dev.rollcall.grading.job.JobStoppedException;
import dev.rollcall.grading.job.JobsBusyException;
import dev.rollcall.grading.job.Work;
import dev.rollcall.kit.testing.Eventually;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Long work and what is known of it, at the process that does it and at others, on both databases. */
@ParameterizedClass
@EnumSource(Engine.class)
class JobsTest {
    private static final String ADDRESS = "/oneroster/imports/autumn";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final Job JOB = Job.begun(ADDRESS, "application", "root", NOON, 10);
    private static final int SOON_SECONDS = 30;
    private static final Duration SOON = Duration.ofSeconds(SOON_SECONDS);

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private GradeDatabase database;
    private School school;
    private JobRunner<String> runner;
    private JobRunner<String> other;

    @BeforeEach
    void open() {
        database = GradeDatabase.open(engine.database(folder), folder);
        school = Schools.in(database);
        runner = runner();
        other = runner();
    }

    private JobRunner<String> runner() {
        return new JobRunner<>(
                school,
                database.isShared(),
                e -> new Job.Failure("broken", "" + e.getMessage(), 7, "Line 7 is not as it should be."));
    }

    @AfterEach
    void close() {
        goOn.countDown();
        runner.close();
        other.close();
        database.close();
    }

    private Optional<JobStatus> seenBy(JobRunner<String> one) {
        return school.read(tx -> one.find(tx.jobs(), ADDRESS));
    }

    /** Does three rows, waits, and does one more and an end. */
    private Work<String> slow() {
        return new Work<>(JOB, (where, progress) -> {
            progress.advance(3);
            begun.countDown();
            await(goOn);
            progress.advance(1);
            return where.change(tx -> {
                tx.jobs().end(ADDRESS);
                return "done";
            });
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(SOON_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String resultOf(CompletableFuture<String> end) throws Exception {
        return end.get(SOON_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void isSeenWhileItGoesOnAndGoneOnceItHasEndedWell() throws Exception {
        CompletableFuture<String> end = runner.begin(slow());
        await(begun);

        assertEquals(Optional.of(new JobStatus(JOB.with(3), JobState.RUNNING)), seenBy(runner));
        assertSame(end, runner.begin(slow()), "whoever asks again waits for the same");
        goOn.countDown();
        assertEquals("done", resultOf(end));
        assertEquals(Optional.empty(), seenBy(runner));
        assertEquals(Optional.empty(), seenBy(other));
    }

    @Test
    void whoeverAsksForWhatGoesOnIsToldSinceWhen() {
        runner.begin(slow());
        await(begun);

        runner.begin(new Work<>(Job.begun(ADDRESS, "application", "anna", NOON.plusSeconds(60), 5), slow().task()));

        assertEquals(Optional.of(new JobStatus(JOB.with(3), JobState.RUNNING)), runner.running(ADDRESS));
        assertEquals(database.isShared(), other.running(ADDRESS).isPresent());
        assertEquals(Optional.empty(), runner.running("/oneroster/imports/spring"));
    }

    @Test
    void nobodyIsAnsweredWithTheResultOfAnotherOperation() {
        runner.begin(slow());
        await(begun);
        Work<String> reversal = new Work<>(Job.begun(ADDRESS, "reversal", "anna", NOON, 5), slow().task());

        assertThrows(RefusedException.class, () -> runner.begin(reversal));
    }

    @Test
    void noMoreIsBegunThanThereIsRoomFor() throws Exception {
        List<CompletableFuture<String>> ends = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Job job = Job.begun("/oneroster/imports/" + i, "preview", "root", NOON, 0);
            ends.add(runner.begin(new Work<>(job, (where, progress) -> {
                await(goOn);
                return "done";
            })));
        }

        assertThrows(JobsBusyException.class, () -> runner.begin(slow()));
        assertEquals(Optional.empty(), runner.running(ADDRESS));
        goOn.countDown();
        for (CompletableFuture<String> end : ends) {
            assertEquals("done", resultOf(end));
        }
        assertEquals("done", resultOf(runner.begin(slow())));
    }

    /** On the embedded database there is no other process, so whoever does not do it knows that nobody does. */
    @Test
    void anotherProcessOfTheSameDatabaseSeesHowFarItHasCome() {
        CompletableFuture<String> end = runner.begin(slow());
        await(begun);
        runner.beat();

        JobStatus seen = seenBy(other).orElseThrow();

        assertEquals(database.isShared() ? JobState.RUNNING : JobState.INTERRUPTED, seen.state());
        assertEquals(database.isShared() ? 3 : 0, seen.job().done());
        assertEquals(NOON, seen.job().since());
        assertEquals(database.isShared(), other.runsElsewhere(ADDRESS));
        assertFalse(runner.runsElsewhere(ADDRESS), "it runs here");
        assertFalse(end.isDone());
    }

    @Test
    void whatGivesNoSignOfLifeIsInterruptedAndCanBeBegunAgain() throws Exception {
        CompletableFuture<String> end = runner.begin(slow());
        await(begun);
        lookBackAMinute();

        assertEquals(JobState.INTERRUPTED, seenBy(other).orElseThrow().state());
        assertFalse(other.runsElsewhere(ADDRESS));
        assertFalse(end.isDone(), "it was only slow, and does no harm");
        goOn.countDown();
        assertEquals("done", resultOf(other.begin(slow())));
    }

    private void lookBackAMinute() throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update job set seen_at = seen_at - interval '60' second");
        }
    }

    @Test
    void whyItFailedIsKnownUntilItIsBegunAgain() throws Exception {
        CompletableFuture<String> end = runner.begin(new Work<>(JOB, (where, progress) -> {
            throw new IllegalStateException("paths");
        }));

        ExecutionException failed = assertThrows(ExecutionException.class, () -> resultOf(end));
        assertInstanceOf(IllegalStateException.class, failed.getCause());
        for (JobRunner<String> one : List.of(runner, other)) {
            JobStatus status = seenBy(one).orElseThrow();
            assertEquals(JobState.FAILED, status.state());
            assertEquals(
                    Optional.of(new Job.Failure("broken", "paths", 7, "Line 7 is not as it should be.")),
                    status.job().failure());
        }
        goOn.countDown();
        assertEquals("done", resultOf(runner.begin(slow())));
        assertEquals(Optional.empty(), seenBy(runner));
    }

    @Test
    void whenTheGradeBookEndsWorkEndsAtItsNextRowAndIsInterrupted() throws SQLException {
        CompletableFuture<String> end = runner.begin(slow());
        await(begun);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(runner::close);
        Eventually.passes(SOON, () -> assertThrows(JobStoppedException.class, () -> runner.begin(another())));
        goOn.countDown();

        ExecutionException stopped = assertThrows(ExecutionException.class, () -> resultOf(end));
        assertInstanceOf(JobStoppedException.class, stopped.getCause());
        closed.join();
        lookBackAMinute();
        assertEquals(JobState.INTERRUPTED, seenBy(other).orElseThrow().state());
    }

    private static Work<String> another() {
        return new Work<>(Job.begun("/x", "application", "root", NOON, 0), (where, progress) -> "x");
    }
}
