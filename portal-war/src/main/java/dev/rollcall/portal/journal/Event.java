package dev.rollcall.portal.journal;

import dev.rollcall.portal.text.Texts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an instance, as the registry tells it.
 *
 * @param number greater than that of every earlier event
 * @param time when it was noticed, if known
 * @param service its wire name
 * @param kind what happened, one word of the registry's
 * @param cause why, in words for people, or empty
 */
public record Event(long number, @Nullable Instant time, String service, String instance, String kind, String cause) {

    /** How the registry begins a cause that is a person. */
    private static final String BY = "by ";

    /** What that word means, if it is one that the portal knows. */
    public Optional<Kind> known() {
        return Kind.of(kind);
    }

    /** Whether the instance was off the roll afterwards. */
    boolean isEnd() {
        return known().map(Kind::isEnd).orElse(false);
    }

    /** Whether the instance was lost: off the roll afterwards, and neither it nor an operator had said so before. */
    boolean isLoss() {
        return known().map(Kind::isLoss).orElse(false);
    }

    /** Whether it tells of something that went wrong. */
    boolean isTrouble() {
        return known().map(Kind::isTrouble).orElse(false);
    }

    /** The event in words: {@code no answer: connection refused}. */
    public String words(Texts texts) {
        String what = known().map(found -> found.words(texts)).orElse(kind);
        if (cause.isEmpty()) {
            return what;
        }
        return cause.startsWith(BY)
                ? texts.say("system.event.by", what, cause.substring(BY.length()))
                : texts.say("system.event.because", what, cause);
    }
}
