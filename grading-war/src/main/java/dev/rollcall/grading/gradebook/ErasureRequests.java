package dev.rollcall.grading.gradebook;

import java.util.List;
import java.util.Optional;

/** What administrators have asked to erase within {@link ErasureRequest#VALIDITY}, at most once for each person; in one transaction. */
public interface ErasureRequests {
    /** Returns what was asked about a person. */
    Optional<ErasureRequest> find(Id person);

    /** Returns what was asked about a person; nobody else withdraws it, or asks anew, until the transaction ends. */
    Optional<ErasureRequest> claim(Id person);

    /** Returns all, the newest first. */
    List<ErasureRequest> all();

    /**
     * Asks, in place of what was asked before.
     *
     * @param seen the version of the person that was seen
     * @throws RefusedException if the person could not be erased, see {@link Transaction#erase}
     */
    ErasureRequest make(Id person, long seen, String by, Comment reason);

    /** Withdraws what was asked about a person, if anything was. */
    void withdraw(Id person);
}
