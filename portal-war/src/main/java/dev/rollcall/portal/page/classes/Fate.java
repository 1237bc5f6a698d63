package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import java.util.Set;

/** Why something was not written into the grade book, or is not known to have been, for whoever wanted it. */
record Fate(int status, String sentence) {
    /** Why a file cannot be read, as far as there are words for it. */
    private static final Set<String> REASONS =
            Set.of("empty", "no-text", "encoding", "quotes", "size", "no-student-column", "no-work-column");

    /** What to say of anything but {@link Written.Done}. */
    static Fate of(Written<?> written, Texts texts) {
        if (written instanceof Written.Stale<?>) {
            return new Fate(409, texts.say("marks.fate.stale"));
        }
        if (written instanceof Written.Refused<?> refused) {
            return new Fate(422, texts.say("marks.fate.refused", refused.detail()));
        }
        if (written instanceof Written.Unreadable<?> file) {
            return new Fate(422, unreadable(file, texts));
        }
        if (written instanceof Written.TermClosed<?>) {
            return new Fate(409, texts.say("marks.fate.closed"));
        }
        if (written instanceof Written.Reused<?>) {
            return new Fate(409, texts.say("marks.fate.reused"));
        }
        if (written instanceof Written.NotFound<?>) {
            return new Fate(404, texts.say("marks.fate.gone"));
        }
        return new Fate(503, texts.say("marks.fate.unconfirmed"));
    }

    private static String unreadable(Written.Unreadable<?> file, Texts texts) {
        String sentence = texts.say("files.unreadable." + (REASONS.contains(file.reason()) ? file.reason() : "other"));
        return file.line() > 0 ? texts.say("files.unreadable.line", String.valueOf(file.line()), sentence) : sentence;
    }
}
