package dev.rollcall.registry.health;

import dev.rollcall.registry.roll.Entry;
import java.util.function.Consumer;

/**
 * Asks another registry node to probe an instance before silence is taken for death: the fault may be on the way to it.
 * The indirect probe of SWIM (Das, Gupta and Motivala 2002).
 */
@FunctionalInterface
public interface IndirectProbe {

    /** The answer to a question. */
    enum Answer {
        /** There is no other node. */
        NOBODY,
        /** The other node does not hear the instance either. */
        SILENT,
        /** The other node got an answer, or was refused, or does not know the instance. */
        OTHERWISE
    }

    /** Without other nodes. */
    IndirectProbe NONE = (entry, answered) -> answered.accept(Answer.NOBODY);

    /**
     * Asks. {@code answered} is called once, perhaps before this returns, or never.
     *
     * @param entry the instance to probe
     */
    void ask(Entry entry, Consumer<Answer> answered);
}
