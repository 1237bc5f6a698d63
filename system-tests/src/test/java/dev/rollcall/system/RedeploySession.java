package dev.rollcall.system;

import dev.rollcall.system.harness.LogIn;
import java.io.IOException;
import java.net.URI;

/** The session of somebody who has several pages of the portal open, and logs in again when it has ended. Thread-safe. */
final class RedeploySession {
    private final URI portal;
    private volatile String cookie = "";

    /** A session that has not begun. */
    RedeploySession(URI portal) {
        this.portal = portal;
    }

    /** Returns what to send; nobody waits for a log-in. */
    String cookie() {
        return cookie;
    }

    /** Logs in, unless another page has done so since {@code sent} was sent. */
    synchronized void renew(String sent) throws IOException, InterruptedException {
        if (cookie.equals(sent)) {
            cookie = LogIn.cookie(portal, RollingClass.TEACHER, RedeployTraffic.PASSWORD);
        }
    }
}
