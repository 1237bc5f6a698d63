package dev.rollcall.log.ingest;

/** A line that is no event. The message is for its sender; the lines around it are not concerned. */
final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    BadLineException(String reason) {
        super(reason);
    }
}
