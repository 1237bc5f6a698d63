package dev.rollcall.kit.log.pipe;

import dev.rollcall.kit.spool.DiskFolder;
import dev.rollcall.kit.spool.SpoolFolder;
import dev.rollcall.kit.spool.SpoolHome;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Opens a folder on disk, and logs when it cannot and when it can again, but not to the central log. Used by one thread at a time.
 */
final class DiskOpener implements SpoolOpener {

    private static final Logger LOG = System.getLogger(DiskOpener.class.getName());

    private final SpoolHome home;
    private String said = "";

    DiskOpener(SpoolHome home) {
        this.home = home;
    }

    @Override
    public SpoolFolder open() throws IOException {
        try {
            DiskFolder folder = DiskFolder.open(home);
            if (!said.isEmpty()) {
                LOG.log(Level.INFO, "log events of {0} that cannot be sent wait on disk again", home.service());
            }
            said = "";
            return folder;
        } catch (IOException e) {
            say(e.toString());
            throw e;
        }
    }

    /** Logs the reason when it changes, not at each attempt. */
    private void say(String reason) {
        if (!reason.equals(said)) {
            LOG.log(
                    Level.WARNING,
                    "log events of {0} that cannot be sent wait in memory only, where there is little room: {1}",
                    home.service(),
                    reason);
        }
        said = reason;
    }
}
