package dev.rollcall.registry.roll;

/** Why the roll changed. */
public enum Cause {
    /** The instance registered and was not on the roll. */
    REGISTERED("registered"),
    /** The instance registered anew and was on the roll. */
    REPLACED("registered again"),
    /** It was on the roll before the registry was restarted. */
    RESTORED("restored"),
    /** Another registry node told something about it that is of no interest outside the registry. */
    MERGED("told by another registry"),
    /** It renews at a registry node other than before. */
    MOVED("renews elsewhere"),
    /** The instance deregistered. */
    DEREGISTERED("deregistered"),
    /** Its lease ran out. */
    EXPIRED("lease expired"),
    /** It was down for so long that it is forgotten. */
    FORGOTTEN("forgotten"),
    /** An operator took it out of the dependents' views. */
    DRAINED("drained"),
    /** An operator put it back. */
    UNDRAINED("undrained"),
    /** An operator took it off the roll. */
    EVICTED("evicted"),
    /** The health checks reached another verdict. */
    CHECKED("health changed");

    private final String phrase;

    Cause(String phrase) {
        this.phrase = phrase;
    }

    /** Returns whether it is an event for people, and for readers that follow the roll. */
    public boolean isNews() {
        return this != RESTORED && this != MERGED && this != MOVED;
    }

    /** Returns the words for logs and people. */
    public String phrase() {
        return phrase;
    }
}
