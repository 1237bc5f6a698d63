package dev.rollcall.launcher.tomcat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A process that was started. */
public interface Running {

    /** Returns whether it still runs. */
    boolean isAlive();

    /** Returns its process id. */
    long pid();

    /** Returns the exit status of one that has ended. */
    int status();

    /** Returns where its output is kept. */
    Path log();

    /** Returns the last lines of its output; complete when it has ended. */
    List<String> lastLines(int count);

    /**
     * Returns why a context could not be started, as far as its output tells.
     *
     * @param context as Tomcat names it: empty for the root, else such as {@code /shop}
     * @param after earlier output is that of another process
     */
    Optional<String> reason(String context, Instant after);

    /** Asks it to end in order. */
    void askToEnd();

    /** Waits for its end and returns whether it came. */
    boolean awaitEnd(Duration patience);

    /** Ends it by force. */
    void kill();
}
