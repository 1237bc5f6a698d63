package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.file.Path;

/** Reads the folder of a {@link SegmentStore} without opening it: one may be open there, here or in another process. */
public final class SegmentReader {

    private SegmentReader() {}

    /**
     * Returns the events in {@code root} as they are now, oldest first; none if there is no such folder. Changes nothing,
     * and logs nothing.
     *
     * @throws IOException if the folder cannot be read
     */
    public static EventCursor read(Path root) throws IOException {
        Segments found = Recovery.peek(new SegmentFolder(root), new RealDisk());
        return new ForwardCursor(new SegmentCursor(found, new Damage(0)), 1);
    }
}
