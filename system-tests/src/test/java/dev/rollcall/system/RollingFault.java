package dev.rollcall.system;

import java.time.Duration;

/**
 * What befalls a Tomcat of a {@link RollingSystem}, or what is deployed there.
 *
 * @param tomcat its name, such as {@code grading1}
 * @param lasting how long it is frozen; zero for everything else, which ends by itself
 */
record RollingFault(How how, String tomcat, Duration lasting) {
    /** The kinds; a Tomcat that has ended is started again by the launcher. */
    enum How {
        DEPLOYED("deployed anew"),
        ENDED("ended with TERM"),
        KILLED("killed"),
        FROZEN("frozen");

        private final String words;

        How(String words) {
            this.words = words;
        }

        /** Returns whether the process is another one afterwards. */
        boolean isDeath() {
            return this == ENDED || this == KILLED;
        }
    }

    static RollingFault of(How how, String tomcat) {
        return new RollingFault(how, tomcat, Duration.ZERO);
    }

    /** Returns what the Tomcat is for, which is the name of its WAR. */
    String kind() {
        return tomcat.replaceAll("\\d", "");
    }

    @Override
    public String toString() {
        return tomcat + " " + how.words + (lasting.isZero() ? "" : " for " + lasting.toMillis() + " ms");
    }
}
