package dev.rollcall.portal.page.system;

import dev.rollcall.portal.page.SentEvent;
import dev.rollcall.portal.system.SystemView;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told to those who look at the page System. Immutable.
 *
 * @param id names the page
 * @param round how many times the checks have been told
 * @param still the page without what changes all the time
 * @param page what changes, as HTML
 * @param checks the latest checks, as JSON without line breaks
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record Edition(String id, long round, SystemView still, byte[] page, byte[] checks) {

    /** A new page. */
    static Edition next(@Nullable Edition before, Instant now, SystemView still, byte[] page, byte[] checks) {
        long round = before == null ? 1 : before.round + 1;
        return new Edition(now.toEpochMilli() + "-" + round, round, still, page, checks);
    }

    /** The same page with newer checks. */
    Edition with(byte[] newer) {
        return new Edition(id, round + 1, still, page, newer);
    }

    void writePage(OutputStream out) throws IOException {
        SentEvent.write(out, id, "page", page);
    }

    void writeChecks(OutputStream out) throws IOException {
        SentEvent.write(out, "", "checks", checks);
    }
}
