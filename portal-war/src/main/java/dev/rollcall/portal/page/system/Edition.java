package dev.rollcall.portal.page.system;

import dev.rollcall.portal.page.SentEvent;
import dev.rollcall.portal.system.SystemView;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What is told to those who look at the page System. Immutable.
 *
 * @param id names the page
 * @param round how many times the checks have been told
 * @param still the page without what changes all the time
 * @param page what changes, as HTML
 * @param before the name of the page before; empty for none
 * @param difference the same HTML for readers of the page before, with empty places for what is as it was there
 * @param checks the latest checks, as JSON without line breaks
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record Edition(
        String id,
        long round,
        SystemView still,
        Supplier<byte[]> page,
        String before,
        Supplier<byte[]> difference,
        byte[] checks) {

    /** The first page. */
    static Edition first(Instant now, SystemView still, Supplier<byte[]> page, byte[] checks) {
        return new Edition(name(now, 1), 1, still, page, "", page, checks);
    }

    /** A page that differs from this one. */
    Edition next(Instant now, SystemView other, Supplier<byte[]> whole, Supplier<byte[]> difference, byte[] newer) {
        return new Edition(name(now, round + 1), round + 1, other, whole, id, difference, newer);
    }

    /** The same page with newer checks. */
    Edition with(byte[] newer) {
        return new Edition(id, round + 1, still, page, before, difference, newer);
    }

    private static String name(Instant now, long round) {
        return now.toEpochMilli() + "-" + round;
    }

    /** Writes the page for a browser that has another one; {@code known} is the id of that, empty for none. */
    void writePage(OutputStream out, String known) throws IOException {
        SentEvent.write(out, id, "page", (known.equals(before) ? difference : page).get());
    }

    void writeChecks(OutputStream out) throws IOException {
        SentEvent.write(out, "", "checks", checks);
    }
}
