package dev.rollcall.kit.servlet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Ends parts one after the other, each of them whatever became of the others. */
final class Closing {

    private static final Logger LOG = System.getLogger(Closing.class.getName());

    private Closing() {}

    /** Closes {@code part}; if that fails, it is logged under {@code name}. */
    static void close(String name, AutoCloseable part) {
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.log(Level.WARNING, "part not closed: " + name, e);
        } catch (Throwable e) { // A class that cannot be loaded any more must not keep a thread or a lock alive.
            LOG.log(Level.WARNING, "part not closed: " + name, e);
        }
    }
}
