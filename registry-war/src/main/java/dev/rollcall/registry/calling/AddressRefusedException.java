package dev.rollcall.registry.calling;

import org.jspecify.annotations.Nullable;

/** A registration names an address its caller may not name. */
public final class AddressRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    AddressRefusedException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** Returns what is wrong, in a sentence for the caller. */
    public String sentence() {
        return sentence;
    }
}
