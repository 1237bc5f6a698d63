package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.util.Optional;

/** What is written down of long work, within a transaction. What has ended well is not there. */
public interface Jobs {
    /** Returns the work on what is at an address. */
    Optional<Job> find(String address);

    /** Writes down that work begins; what was there before on the same thing is forgotten. */
    void begin(Job job);

    /** Writes down how many rows are done, as a sign of life. */
    void advance(String address, long done);

    /** Writes down that work has ended without a result. */
    void fail(String address, Job.Failure failure);

    /** Forgets the sentences of failures, which may quote names from a file. */
    void forgetDetails();

    /** Writes down that work has ended well. */
    void end(String address);

    /** Forgets what began before a moment; returns how many. */
    int forget(Instant before);
}
