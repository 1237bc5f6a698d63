package dev.rollcall.grading.http;

import dev.rollcall.kit.log.text.OneLine;
import dev.rollcall.kit.log4j.LogContext;
import java.util.function.Consumer;

/** Logs who did something, so that the line is found by that. */
public final class By {
    private By() {}

    /**
     * Logs a line.
     *
     * @param user who did it; also an attribute of the line
     * @param line logs, with the name as a line can hold it
     */
    public static void user(String user, Consumer<String> line) {
        try (LogContext entry = LogContext.put(LogContext.USER, user)) {
            line.accept(OneLine.of(user));
        }
    }
}
