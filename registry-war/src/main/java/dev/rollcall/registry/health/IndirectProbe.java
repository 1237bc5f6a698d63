package dev.rollcall.registry.health;

import dev.rollcall.registry.roll.Entry;
import java.util.function.Consumer;

/** Asks another registry node what it finds, before silence is taken for death: the fault may be on the way. */
@FunctionalInterface
public interface IndirectProbe {

    /** What becomes of a question. */
    enum Answer {
        /** There is nobody to ask. */
        NOBODY,
        /** The other node does not hear the instance either. */
        SILENT,
        /** The other node got an answer, or was refused, or does not know. */
        OTHERWISE
    }

    /** Nobody else is there. */
    IndirectProbe NONE = (entry, answered) -> answered.accept(Answer.NOBODY);

    /**
     * Asks. The answer is told once, perhaps before this returns, or never.
     *
     * @param entry whom to look at
     */
    void ask(Entry entry, Consumer<Answer> answered);
}
