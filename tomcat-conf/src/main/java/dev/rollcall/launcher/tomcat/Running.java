package dev.rollcall.launcher.tomcat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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

    /** Asks it to end in order. */
    void askToEnd();

    /** Waits for its end and returns whether it came. */
    boolean awaitEnd(Duration patience);

    /** Ends it by force. */
    void kill();
}
