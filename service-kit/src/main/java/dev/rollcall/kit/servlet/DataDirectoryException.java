package dev.rollcall.kit.servlet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A data directory cannot be used now. The message is a sentence for the machine's administrator. */
final class DataDirectoryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> commands;

    DataDirectoryException(String message, List<String> commands, @Nullable Throwable cause) {
        super(message, cause);
        this.commands = List.copyOf(commands);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    /** Returns the commands that help; empty if none would. */
    List<String> commands() {
        return commands;
    }
}
