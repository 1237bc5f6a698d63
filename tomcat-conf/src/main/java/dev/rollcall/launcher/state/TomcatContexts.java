package dev.rollcall.launcher.state;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The contexts of a running Tomcat.
 *
 * @param pid its process
 * @param zone of the times in its log
 * @param all every context that it has, served or not, by name
 */
public record TomcatContexts(long pid, ZoneId zone, List<Context> all) {

    /** Copies the list. */
    public TomcatContexts {
        all = List.copyOf(all);
    }

    /**
     * One web application.
     *
     * @param name as Tomcat has it: empty for the root, else {@code /shop} or {@code /shop##2}
     * @param state Tomcat's word: one that could not be started is {@code STOPPED} or {@code FAILED}, one that was
     *     stopped by hand is {@code STOPPED} too
     * @param after when it was last seen served, or not there yet: what led to that state happened later
     */
    public record Context(String name, String state, Instant after) {

        /** Returns whether Tomcat serves it. */
        public boolean isServed() {
            return state.equals("STARTED");
        }
    }
}
