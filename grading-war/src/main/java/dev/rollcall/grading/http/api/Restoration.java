package dev.rollcall.grading.http.api;

import dev.rollcall.grading.archive.Archive;
import dev.rollcall.grading.archive.ArchiveRefusedException;
import dev.rollcall.grading.archive.Archiver;
import dev.rollcall.grading.archive.Manifest;
import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.http.By;
import dev.rollcall.grading.job.JobState;
import dev.rollcall.grading.job.JobStatus;
import dev.rollcall.grading.job.Traced;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.threads.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Takes in the archive of everything, one at a time, on a thread of its own; and tells how far that is, or what became of the
 * last one. All of that is in memory and in the file of the archive: what is restored replaces the database. Safe for use by
 * several threads.
 */
public final class Restoration implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(Restoration.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ADDRESS = "/archive/restoration";
    private static final Told NOTHING = new Told(Optional.empty(), Optional.empty());

    private final Archiver archiver;
    private final Path arriving;
    private final InstantSource clock;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicLong done = new AtomicLong();
    private final ExecutorService worker = Threads.workers("rollcall-grading-restore", 1);
    private volatile boolean stopping;
    private volatile Told told = NOTHING;

    /**
     * What is known.
     *
     * @param job that goes on or has not ended well
     * @param result what was restored
     */
    record Told(Optional<JobStatus> job, Optional<Manifest> result) {}

    /**
     * Takes its collaborators.
     *
     * @param folder of the application's own, where an archive waits until it is checked; one that is there was being restored
     *     when the process ended, and is removed
     * @param clock the time of day
     */
    public Restoration(Archiver archiver, Path folder, InstantSource clock) {
        this.archiver = archiver;
        this.arriving = folder.resolve("arriving.zip");
        if (Files.exists(arriving)) {
            told = ended(JobState.INTERRUPTED, Job.begun(ADDRESS, "restoration", "", arrived(), 0));
        }
        this.clock = clock;
        remove();
    }

    private Instant arrived() {
        try {
            return Files.getLastModifiedTime(arriving).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + arriving + " cannot be looked at", e);
        }
    }

    /** Where the archive is to be written by the request that has {@link #claim claimed} it. */
    Path arriving() {
        return arriving;
    }

    /** Claims the file and all that follows; a request that has it and does not {@link #begin} gives it {@link #back}. */
    void claim() {
        if (!taken.compareAndSet(false, true)) {
            throw new ProblemException(CommonProblem.CONFLICT, "Somebody else restores now.");
        }
    }

    /** Ends a claim. */
    void back() {
        try {
            remove();
        } finally {
            taken.set(false);
        }
    }

    /** Restores what has arrived, and ends the claim. */
    CompletableFuture<Manifest> begin(String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Job job = Job.begun(ADDRESS, "restoration", by, now, 0);
        done.set(0);
        told = new Told(Optional.of(new JobStatus(job, JobState.RUNNING)), Optional.empty());
        CompletableFuture<Manifest> end = new CompletableFuture<>();
        worker.execute(Traced.here(() -> end.completeAsync(() -> restored(job), Runnable::run)));
        return end;
    }

    /** Returns what is known; empty: nothing was restored since this grade book began. */
    Optional<Told> told() {
        Told last = told;
        return last.equals(NOTHING) ? Optional.empty() : Optional.of(new Told(last.job.map(this::now), last.result));
    }

    /** Returns whether an archive is restored now. */
    public boolean isRunning() {
        return told.job().filter(status -> status.state() == JobState.RUNNING).isPresent();
    }

    private JobStatus now(JobStatus status) {
        return new JobStatus(status.job().with(done.get()), status.state());
    }

    private Manifest restored(Job job) {
        Told end = failed(job, Job.Failure.of(CommonProblem.INTERNAL.slug()));
        try {
            Manifest manifest = Replies.translated(() -> restore(job));
            By.user(
                    job.by(),
                    user -> LOG.info(
                            "Grade book restored rows={} made={} by={}", manifest.rows(), manifest.made(), user));
            end = new Told(Optional.empty(), Optional.of(manifest));
            return manifest;
        } catch (ProblemException e) {
            end = failed(job, Works.toldOf(e));
            if (e.type().status() >= 500) {
                tell(job, e);
            }
            throw e;
        } catch (RuntimeException | Error e) { // H2 throws assertions, too
            tell(job, e);
            throw e;
        } finally {
            told = end;
            back();
        }
    }

    /** The cause is in the log alone: a caller who does not wait is told only which problem it was. */
    private static void tell(Job job, Throwable e) {
        By.user(job.by(), user -> LOG.error("Grade book not restored by={}", user, e));
    }

    private Manifest restore(Job job) {
        try {
            try (Archive archive = Archive.open(arriving)) {
                long rows = archive.manifest().rows();
                Job known = Job.begun(ADDRESS, job.operation(), job.by(), job.since(), rows);
                told = new Told(Optional.of(new JobStatus(known, JobState.RUNNING)), Optional.empty());
            }
            return archiver.restore(arriving, this::advance);
        } catch (ArchiveRefusedException e) {
            CommonProblem type = e.reason() == ArchiveRefusedException.Reason.OCCUPIED
                    ? CommonProblem.CONFLICT
                    : CommonProblem.INVALID;
            throw new ProblemException(type, e.sentence(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void advance(long rows) {
        if (stopping) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, "The grade book is about to end.");
        }
        done.addAndGet(rows);
    }

    private static Told failed(Job job, Job.Failure failure) {
        return ended(
                JobState.FAILED,
                new Job(job.address(), job.operation(), job.by(), job.since(), 0, 0, Optional.of(failure), false));
    }

    private static Told ended(JobState state, Job job) {
        return new Told(Optional.of(new JobStatus(job, state)), Optional.empty());
    }

    private void remove() {
        try {
            Files.deleteIfExists(arriving);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + arriving + " cannot be removed", e);
        }
    }

    /** Ends a restoration that goes on, of which nothing is left, and waits for that. */
    @Override
    public void close() {
        stopping = true;
        if (!Threads.finish(worker, PATIENCE)) {
            LOG.warn("Restoring has not ended within {}", PATIENCE);
        }
    }
}
