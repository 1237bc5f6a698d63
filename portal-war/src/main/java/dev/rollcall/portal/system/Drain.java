package dev.rollcall.portal.system;

import dev.rollcall.portal.text.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator's decision to take an instance out of use: it works, but its address is not given out.
 *
 * @param by the operator
 * @param reason why, or empty
 * @param since since when, if known
 */
public record Drain(String by, String reason, @Nullable Instant since) {

    /** For example {@code by mia: update of its machine}. */
    public String words(Texts texts) {
        return reason.isEmpty() ? texts.say("system.drain.by", by) : texts.say("system.drain.why", by, reason);
    }
}
