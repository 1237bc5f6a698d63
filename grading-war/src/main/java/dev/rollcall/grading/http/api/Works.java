package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.http.By;
import dev.rollcall.grading.job.JobRunner;
import dev.rollcall.grading.job.JobState;
import dev.rollcall.grading.job.JobStatus;
import dev.rollcall.grading.job.JobStoppedException;
import dev.rollcall.grading.job.JobsBusyException;
import dev.rollcall.grading.job.Work;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Long work for callers: answered when it is done, or once the wait of the caller's {@link Preference} is over, and then to be
 * asked for at the address of what it works on. It goes on whatever becomes of the caller. Safe for use by several threads.
 */
public final class Works implements AutoCloseable {
    /** How often {@link #beat} is due. */
    public static final Duration BEAT = JobRunner.BEAT;

    private static final Logger LOG = LogManager.getLogger(Works.class);

    private final JobRunner<Reply> runner;

    /** @param shared whether other processes may have the same database open */
    public Works(School school, boolean shared) {
        this.runner = new JobRunner<>(school, shared, Works::failure);
    }

    /** Tells other grade books how far everything has come. */
    public void beat() {
        runner.beat();
    }

    Optional<JobStatus> find(Transaction tx, String address) {
        return runner.find(tx.jobs(), address);
    }

    /** Has work done, and waits for it as long as the caller does. What ends it is thrown. */
    Reply begin(Exchange exchange, Work<Reply> work) {
        Preference preference = Preference.of(exchange);
        try {
            JobStatus goesOn = Replies.translated(() -> goesOn(preference, work.job()));
            Optional<Reply> reply = Replies.translated(() -> end(preference, work));
            return reply.orElseGet(() -> later(exchange, preference, goesOn));
        } catch (JobStoppedException | JobsBusyException e) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, e.getMessage() + ".", e).header("Retry-After", "5");
        }
    }

    private Optional<Reply> end(Preference preference, Work<Reply> work) {
        return preference.bounded() && runner.runsElsewhere(work.job().address())
                ? Optional.empty()
                : preference.await(runner.begin(told(work)));
    }

    /**
     * Returns what a caller who does not wait is told of: work that another caller has begun, or this.
     *
     * @throws RefusedException if what goes on is another operation
     */
    private JobStatus goesOn(Preference preference, Job job) {
        JobStatus mine = new JobStatus(job, JobState.RUNNING);
        JobStatus there = preference.bounded() ? runner.running(job.address()).orElse(mine) : mine;
        there.job().requireSame(job);
        return there;
    }

    private static Reply later(Exchange exchange, Preference preference, JobStatus goesOn) {
        preference.apply(exchange);
        return new Reply(202, "", goesOn.job().address(), () -> JobCodec.alone(goesOn));
    }

    /** Logs it once it has ended well. */
    private static Work<Reply> told(Work<Reply> work) {
        Job job = work.job();
        return new Work<>(job, (school, progress) -> {
            Reply reply = work.task().run(school, progress);
            By.user(
                    job.by(),
                    user -> LOG.info(
                            "Long work done: operation={} address={} by={}", job.operation(), job.address(), user));
            return reply;
        });
    }

    /** A problem of status 500 or greater is in the log with its cause: a caller who does not wait is told only what it was. */
    static Job.Failure failure(Throwable e) {
        Throwable said = e instanceof RuntimeException failed ? Replies.problem(failed) : e;
        if (!(said instanceof ProblemException problem)) {
            LOG.error("Long work failed", e);
            return Job.Failure.of(CommonProblem.INTERNAL.slug());
        }
        if (problem.type().status() >= 500) {
            LOG.error("Long work failed", e);
        }
        return toldOf(problem);
    }

    /** What is told of a problem: of one of status 500 or greater only which it is. */
    static Job.Failure toldOf(ProblemException problem) {
        if (problem.type().status() >= 500) {
            return Job.Failure.of(problem.type().slug());
        }
        Object reason = problem.members().getOrDefault("reason", "");
        long line = problem.members().get("line") instanceof Number number ? number.longValue() : 0;
        return new Job.Failure(problem.type().slug(), String.valueOf(reason), line, problem.detail());
    }

    /** Ends what goes on, without a result, and waits for that. */
    @Override
    public void close() {
        runner.close();
    }
}
