package dev.rollcall.kit.spool;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The folder of a spool, which has it to itself while it is open. Used by one thread at a time. */
public interface SpoolFolder extends Closeable {

    /** Returns the names of the files in it, sorted. */
    List<String> names() throws IOException;

    /** Creates a file and opens it; fails if there is one of that name. */
    SpoolFile create(String name) throws IOException;

    /** Opens a file that is there. */
    SpoolFile open(String name) throws IOException;

    /** Removes a file if it is there. */
    void delete(String name) throws IOException;
}
