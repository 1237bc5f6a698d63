package dev.rollcall.registry.calling;

/** Too many names are being looked up already: the name service is slow, or does not answer. */
public final class NamesUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NamesUnavailableException() {
        super("more names are being looked up than may be at a time");
    }
}
