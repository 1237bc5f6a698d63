package dev.rollcall.kit.servlet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem document. Thrown only at the HTTP edge; the domain has its own exceptions.
 *
 * <p>{@code detail} is for the caller: it names what was wrong with this request and holds nothing internal.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private boolean loggedAlready;

    /** Takes the kind of failure and what was wrong this time. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /** Takes also the exception behind it, which only the log shows. */
    public ProblemException(ProblemType type, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    /** Adds an extension member to the document; {@code value} is text, a number, a boolean, JSON, a list or a map. */
    public ProblemException with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Adds a header to the answer. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Keeps it from being logged for every request: the thrower has logged the change of state behind it. */
    public ProblemException loggedAlready() {
        loggedAlready = true;
        return this;
    }

    boolean isLoggedAlready() {
        return loggedAlready;
    }

    /** Returns the kind of failure. */
    public ProblemType type() {
        return type;
    }

    /** Returns what was wrong this time. */
    public String detail() {
        String message = getMessage();
        return message == null ? type.title() : message;
    }

    /** Returns the extension members in the order they were added. */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    /** Returns the extra headers. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }
}
