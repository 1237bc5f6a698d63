package dev.rollcall.portal.system;

import dev.rollcall.portal.journal.Event;
import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong with an instance.
 *
 * @param at when it was noticed, if known
 */
public record Trouble(String words, @Nullable Moment at) {

    static Trouble of(Event event, Audience audience) {
        return new Trouble(event.words(audience.texts()), event.time() == null ? null : audience.moment(event.time()));
    }
}
