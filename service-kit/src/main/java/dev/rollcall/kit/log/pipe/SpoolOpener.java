package dev.rollcall.kit.log.pipe;

import dev.rollcall.kit.spool.SpoolFolder;
import dev.rollcall.kit.spool.SpoolHome;
import java.io.IOException;

/** Opens the folder of the spool; may be asked again after it failed. */
@FunctionalInterface
interface SpoolOpener {

    /** There is none and never will be: memory is all there is. */
    SpoolOpener NONE = () -> {
        throw new IOException("no folder for a spool is configured");
    };

    /** Opens a folder on disk. */
    static SpoolOpener of(SpoolHome home) {
        return new DiskOpener(home);
    }

    /** Returns the folder, locked. */
    SpoolFolder open() throws IOException;
}
