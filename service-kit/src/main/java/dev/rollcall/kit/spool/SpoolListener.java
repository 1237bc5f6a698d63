package dev.rollcall.kit.spool;

/** Is told what a spool could not keep. Called under the spool's lock: it must not block, nor call the spool. */
public interface SpoolListener {

    /** The oldest events were forced out to make room. */
    void forcedOut(long events);

    /** Events could not be read any more: at least this many, where the damage hides how many. */
    void damaged(long events);
}
