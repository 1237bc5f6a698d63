package dev.rollcall.launcher.status;

import java.util.Locale;

/** How a Tomcat is, in one word. */
public enum State {
    /** Its services are up, and know their providers. */
    READY,
    /**
     * It was ready, but the registry does not say that of all its services, or does not answer; or no launcher has
     * started it, and nobody has asked.
     */
    RUNNING,
    /** It was not ready yet. */
    STARTING,
    /** It has ended by itself; its launcher starts it again soon, or has given it up. */
    DEAD,
    /** Nothing runs there. */
    STOPPED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean runs() {
        return this != STOPPED && this != DEAD;
    }
}
