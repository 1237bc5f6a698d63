package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import java.util.Set;

/** Status and sentence for a write that failed or whose outcome is unknown. */
record WriteFailure(int status, String sentence) {
    /** Why a file cannot be read, as far as there are words for it. */
    private static final Set<String> REASONS =
            Set.of("empty", "no-text", "encoding", "quotes", "size", "no-student-column", "no-work-column");

    /** What to say of anything but {@link Written.Done}. */
    static WriteFailure of(Written<?> written, Texts texts) {
        if (written instanceof Written.Stale<?>) {
            return new WriteFailure(409, texts.say("marks.failure.stale"));
        }
        if (written instanceof Written.Refused<?> refused) {
            return new WriteFailure(422, texts.say("marks.failure.refused", refused.detail()));
        }
        if (written instanceof Written.Unreadable<?> file) {
            return new WriteFailure(422, unreadable(file, texts));
        }
        if (written instanceof Written.TermClosed<?>) {
            return new WriteFailure(409, texts.say("marks.failure.closed"));
        }
        if (written instanceof Written.Reused<?>) {
            return new WriteFailure(409, texts.say("marks.failure.reused"));
        }
        if (written instanceof Written.NotFound<?>) {
            return new WriteFailure(404, texts.say("marks.failure.gone"));
        }
        return new WriteFailure(503, texts.say("marks.failure.unconfirmed"));
    }

    private static String unreadable(Written.Unreadable<?> file, Texts texts) {
        String sentence = texts.say("files.unreadable." + (REASONS.contains(file.reason()) ? file.reason() : "other"));
        return file.line() > 0 ? texts.say("files.unreadable.line", String.valueOf(file.line()), sentence) : sentence;
    }
}
