package dev.rollcall.log.search;

/** A part of an index cannot be read. The events themselves can: they are looked through instead. */
public final class IndexDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes the cause. */
    public IndexDamagedException(Throwable cause) {
        super("a part of the index cannot be read", cause);
    }
}
