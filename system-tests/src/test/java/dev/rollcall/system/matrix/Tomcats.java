package dev.rollcall.system.matrix;

import java.nio.file.Path;
import java.util.List;

/** One or several Tomcats that carry the services between them. */
interface Tomcats extends AutoCloseable {
    /** Starts them; the services need not be ready. */
    Services start();

    /** Returns what each of them prints. */
    List<Path> consoles();

    /** Ends them as an operator does, and waits; fails if one of them does not end. */
    void terminate();

    /** Kills those that still run. */
    @Override
    void close();
}
