package dev.rollcall.grading.archive;

import dev.rollcall.grading.gradebook.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Where the whole grade book goes out and comes in. Safe for use by several threads. */
public interface Archiver {
    /**
     * Writes everything as it is at one moment, while it is in use. Memory does not grow with what there is.
     *
     * @param out is left open
     * @return what was written
     * @throws IOException if {@code out} does not take it
     * @throws dev.rollcall.grading.gradebook.GradeBookUnavailableException if the database does not answer
     */
    Manifest backUp(OutputStream out) throws IOException;

    /**
     * Takes everything from an archive into an empty grade book: all of it, or nothing, whatever ends the process meanwhile. The
     * whole archive is checked before anything is changed.
     *
     * @param progress is told of each row; what it throws ends everything
     * @return what was restored
     * @throws IOException if the file cannot be read
     * @throws ArchiveRefusedException if it is damaged or newer, or the grade book not empty
     * @throws dev.rollcall.grading.gradebook.GradeBookUnavailableException if the database does not answer
     */
    Manifest restore(Path archive, Progress progress) throws IOException;

    /** Likewise, without telling how far it is. */
    default Manifest restore(Path archive) throws IOException {
        return restore(archive, Progress.NONE);
    }
}
