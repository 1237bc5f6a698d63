package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the folder of a {@link SegmentStore} without opening it: a store may be open there, in any process. */
public final class SegmentReader {

    private SegmentReader() {}

    /**
     * Returns the events in {@code root} as they are now, and perhaps some that come while they are read, oldest first;
     * none if there is no such folder. What is dropped meanwhile is passed over. Changes nothing, and logs nothing.
     *
     * @throws IOException if the folder cannot be read
     */
    public static EventCursor read(Path root) throws IOException {
        SegmentFolder folder = new SegmentFolder(root);
        Segments found = found(folder);
        return new ForwardCursor(new SegmentCursor(found, new Damage(0), () -> found.become(found(folder))), 1);
    }

    /** A file that is listed can be gone when it is opened, but is not listed once more then. */
    private static Segments found(SegmentFolder folder) throws IOException {
        String gone = null;
        while (true) {
            try {
                return Recovery.peek(folder, new RealDisk());
            } catch (NoSuchFileException e) {
                if (e.getFile().equals(gone)) {
                    throw e;
                }
                gone = e.getFile();
            }
        }
    }
}
