package dev.rollcall.portal.page;

import jakarta.servlet.http.HttpServletRequest;

/** Whether a session may go on, asked before each page. Thread-safe. */
@FunctionalInterface
public interface SessionRule {
    /** Whether the session of a request has to end. */
    boolean isOver(HttpServletRequest request);
}
