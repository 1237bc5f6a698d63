package dev.rollcall.log.store;

import java.util.Locale;
import java.util.Optional;

/** How serious an event is, from the least to the most. */
public enum LogLevel {
    /** Every step. */
    TRACE,
    /** For developers, per request. */
    DEBUG,
    /** Life cycle and changes of state. */
    INFO,
    /** Degraded, but handled. */
    WARN,
    /** An operator must act. */
    ERROR,
    /** The program cannot go on. */
    FATAL;

    /**
     * Returns the level that {@code word} means, in any case: the six names, and those which other logging systems use
     * for them. Empty if the word means none.
     */
    public static Optional<LogLevel> of(String word) {
        return Optional.ofNullable(
                switch (word.toUpperCase(Locale.ROOT)) {
                    case "TRACE", "FINER", "FINEST", "ALL" -> TRACE;
                    case "DEBUG", "FINE" -> DEBUG;
                    case "INFO", "INFORMATIONAL", "INFORMATION", "NOTICE", "CONFIG" -> INFO;
                    case "WARN", "WARNING" -> WARN;
                    case "ERROR", "ERR", "SEVERE" -> ERROR;
                    case "FATAL", "CRITICAL", "CRIT", "ALERT", "EMERGENCY", "EMERG", "PANIC" -> FATAL;
                    default -> null;
                });
    }

    /** Returns whether this is as serious as {@code minimum} or more. */
    public boolean atLeast(LogLevel minimum) {
        return compareTo(minimum) >= 0;
    }
}
