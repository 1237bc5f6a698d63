package dev.rollcall.portal.page;

import dev.rollcall.kit.servlet.EventStream;
import jakarta.servlet.http.HttpServletRequest;

/** What is told to one browser as it happens, until its session ends. Thread-safe. */
public abstract class SessionStream extends EventStream {

    /** Says that there may be something new. Returns at once. */
    public void changed() {
        if (isDue()) {
            wake();
        }
    }

    /** A browser whose session was ended or has expired is told nothing more. */
    @Override
    protected boolean isWelcome(HttpServletRequest request) {
        return request.getRequestedSessionId() == null || request.isRequestedSessionIdValid();
    }
}
