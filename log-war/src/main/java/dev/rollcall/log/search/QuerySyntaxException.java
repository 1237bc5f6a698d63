package dev.rollcall.log.search;

/** A query that cannot be read. The message is a part of a sentence for the person who wrote it. */
public final class QuerySyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int position;

    QuerySyntaxException(String message, int position) {
        super(message);
        this.position = position;
    }

    /** Returns the character at which it goes wrong; the first is 1. */
    public int position() {
        return position;
    }
}
