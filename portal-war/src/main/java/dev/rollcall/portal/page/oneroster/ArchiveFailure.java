package dev.rollcall.portal.page.oneroster;

import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import java.util.Set;

/** Status and sentence for an operation on an archive that failed or whose outcome is unknown. */
record ArchiveFailure(int status, String sentence) {
    private static final Set<String> REASONS = Set.of(
            "no-archive",
            "paths",
            "manifest",
            "version",
            "file-missing",
            "columns",
            "encoding",
            "delimiter",
            "quotes",
            "size");

    /** What to say of anything but {@link Written.Done} and {@link Written.NotFound}. */
    static ArchiveFailure of(Written<?> written, Texts texts) {
        if (written instanceof Written.Stale<?>) {
            return new ArchiveFailure(409, texts.say("oneroster.stale"));
        }
        if (written instanceof Written.Refused<?> refused) {
            return new ArchiveFailure(422, texts.say("oneroster.refused.by", refused.detail()));
        }
        if (written instanceof Written.Unreadable<?> archive) {
            return new ArchiveFailure(422, unreadable(archive, texts));
        }
        return new ArchiveFailure(503, texts.say("oneroster.unconfirmed"));
    }

    /** The grade book alone knows which file and which column it is. */
    private static String unreadable(Written.Unreadable<?> archive, Texts texts) {
        String reason = REASONS.contains(archive.reason()) ? archive.reason() : "other";
        String sentence = texts.say("oneroster.unreadable." + reason);
        return archive.detail().isEmpty() || archive.detail().equals(sentence)
                ? sentence
                : texts.say("oneroster.unreadable.by", sentence, archive.detail());
    }
}
