package dev.rollcall.portal.page.backup;

import dev.rollcall.portal.gradebook.Job;
import dev.rollcall.portal.gradebook.Restoration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a backup is, and what is known of the last archive that was restored.
 *
 * @param trouble why it was not; empty if it was, or goes on, or there is none
 */
public record BackupView(Optional<Restoration> restoration, String trouble, ZoneId zone) {
    /** An archive that is being restored. */
    public Optional<Job> running() {
        return restoration.flatMap(Restoration::job).filter(Job::isRunning);
    }

    /** An archive that was restored. */
    public Optional<Restoration> restored() {
        return restoration.filter(last -> last.made() != null);
    }
}
