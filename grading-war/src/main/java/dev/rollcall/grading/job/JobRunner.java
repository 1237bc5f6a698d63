package dev.rollcall.grading.job;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.gradebook.Jobs;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.kit.threads.Threads;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Does long work on threads of its own, one at a time on each thing, and tells how far it has come. That it has begun is in the
 * database before {@link #begin} returns, so that it is known of after the process has ended, and at other grade books on the
 * same database, which are given a {@link #beat sign of life}. Safe for use by several threads.
 *
 * @param <T> what work ends with
 */
public final class JobRunner<T> implements AutoCloseable {
    /** How often signs of life are due. */
    public static final Duration BEAT = Duration.ofSeconds(1);

    private static final Logger LOG = LogManager.getLogger(JobRunner.class);
    private static final int MOST = 4;

    /** Pieces of work, those that wait for a thread included: each holds a file of up to 32 MiB. */
    private static final int MOST_BEGUN = 16;

    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final School school;
    private final boolean shared;
    private final Function<Throwable, Job.Failure> failures;
    private final ExecutorService workers = Threads.workers("rollcall-grading-job", MOST);
    private final Map<String, Running<T>> running = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /**
     * Takes what it works with.
     *
     * @param shared whether other processes may have the same database open
     * @param failures what is written down of what ends work
     */
    public JobRunner(School school, boolean shared, Function<Throwable, Job.Failure> failures) {
        this.school = school;
        this.shared = shared;
        this.failures = failures;
    }

    /**
     * Begins work, unless it goes on in this process already.
     *
     * @return completed with the result, or with the exception that has ended it, once {@link #find} does not find it running
     * @throws GradeBookUnavailableException if it cannot be written down that it begins
     * @throws JobStoppedException if nothing is begun any more
     * @throws JobsBusyException if {@value #MOST_BEGUN} pieces of work have not ended
     * @throws RefusedException if another operation goes on at the same address
     */
    public CompletableFuture<T> begin(Work<T> work) {
        if (stopping) {
            throw new JobStoppedException();
        }
        Running<T> mine = new Running<>(work, () -> stopping);
        Running<T> there = running.putIfAbsent(work.job().address(), mine);
        if (there != null) {
            there.work().job().requireSame(work.job());
            return there.end();
        }
        if (running.size() > MOST_BEGUN) {
            throw notBegun(mine, new JobsBusyException());
        }
        try {
            note(jobs -> jobs.begin(work.job()));
            workers.execute(Traced.here(() -> run(mine)));
            return mine.end();
        } catch (RejectedExecutionException e) {
            throw notBegun(mine, new JobStoppedException());
        } catch (RuntimeException e) {
            throw notBegun(mine, e);
        } catch (Error e) { // no thread could be started
            throw notBegun(mine, e);
        }
    }

    private <E extends Throwable> E notBegun(Running<T> one, E cause) {
        running.remove(one.work().job().address());
        one.end().completeExceptionally(cause);
        return cause;
    }

    private void run(Running<T> one) {
        String address = one.work().job().address();
        try {
            T result = result(one);
            running.remove(address);
            one.end().complete(result);
        } catch (RuntimeException | Error e) { // H2 throws assertions, too
            try {
                fail(address, e);
            } finally {
                running.remove(address);
                one.end().completeExceptionally(e);
            }
        }
    }

    private T result(Running<T> one) {
        return persistently(() -> {
            one.begin();
            return one.work().task().run(school, one);
        });
    }

    /** Tries again when others write for too long, or while the database is closed and opened anew. */
    private <R> R persistently(Supplier<R> attempted) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempted.get();
            } catch (GradeBookUnavailableException e) {
                if (attempt == ATTEMPTS || stopping) {
                    throw e;
                }
            }
        }
    }

    /** Work that is stopped is interrupted, and has not failed. */
    private void fail(String address, Throwable e) {
        if (!stopping) {
            Job.Failure failure = failures.apply(e);
            quietly(() -> persistently(() -> note(jobs -> jobs.fail(address, failure))));
        }
    }

    private boolean note(Consumer<Jobs> what) {
        return school.change(tx -> {
            what.accept(tx.jobs());
            return true;
        });
    }

    /** It may fail: work of which nothing is heard is taken for interrupted. */
    private static void quietly(Runnable writing) {
        try {
            writing.run();
        } catch (GradeBookUnavailableException e) {
            LOG.debug("What became of long work cannot be written down", e);
        }
    }

    /**
     * Returns the work on what is at an address, unless it has ended well. To be called before its outcome is read.
     *
     * @param jobs of a transaction that sees what others commit
     */
    public Optional<JobStatus> find(Jobs jobs, String address) {
        Optional<Job> written = jobs.find(address);
        Optional<JobStatus> mine = here(address);
        if (mine.isPresent()) {
            return mine;
        }
        return written.isEmpty()
                ? Optional.empty()
                : jobs.find(address).map(job -> new JobStatus(job, state(job))); // it may have ended in between
    }

    private JobState state(Job job) {
        if (job.failure().isPresent()) {
            return JobState.FAILED;
        }
        return shared && !job.silent() ? JobState.RUNNING : JobState.INTERRUPTED;
    }

    private Optional<JobStatus> here(String address) {
        return Optional.ofNullable(running.get(address)).map(mine -> new JobStatus(mine.now(), JobState.RUNNING));
    }

    /** Returns the work that goes on on what is at an address, in this process or in another one. */
    public Optional<JobStatus> running(String address) {
        Optional<JobStatus> mine = here(address);
        return mine.isPresent() || !shared
                ? mine
                : school.read(tx -> find(tx.jobs(), address)).filter(other -> other.state() == JobState.RUNNING);
    }

    /** Returns whether another process works on what is at an address. */
    public boolean runsElsewhere(String address) {
        return shared && !running.containsKey(address) && running(address).isPresent();
    }

    /** Writes down how far everything has come, for other processes; to be called once in a while. */
    public void beat() {
        if (shared) {
            running.forEach((address, one) ->
                    quietly(() -> note(jobs -> jobs.advance(address, one.now().done()))));
        }
    }

    /** Ends what goes on at its next row, without a result, and waits for that: a thread in the database is not interrupted. */
    @Override
    public void close() {
        stopping = true;
        if (!Threads.finish(workers, PATIENCE)) {
            LOG.warn("Long work has not ended within {}", PATIENCE);
        }
    }
}
