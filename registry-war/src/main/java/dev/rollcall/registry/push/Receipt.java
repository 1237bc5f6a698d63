package dev.rollcall.registry.push;

/** The outcome of sending an update. */
public enum Receipt {
    /** The subscriber has taken it. */
    ACKNOWLEDGED,
    /** The subscriber holds another view than the update starts from, and has not taken it. */
    DIFFERENT,
    /** It never reached the subscriber. */
    NOT_SENT,
    /** It may have reached the subscriber or not. */
    UNKNOWN
}
