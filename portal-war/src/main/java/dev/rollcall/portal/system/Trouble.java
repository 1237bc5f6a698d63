package dev.rollcall.portal.system;

import dev.rollcall.portal.journal.Event;
import dev.rollcall.portal.text.Moment;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong with an instance.
 *
 * @param at when it was noticed, if known
 */
public record Trouble(String words, @Nullable Moment at) {

    static Trouble of(Event event, Function<Instant, Moment> moments) {
        return new Trouble(event.words(), event.time() == null ? null : moments.apply(event.time()));
    }
}
