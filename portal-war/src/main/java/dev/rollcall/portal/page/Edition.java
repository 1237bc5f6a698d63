package dev.rollcall.portal.page;

import dev.rollcall.portal.system.SystemView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
        out.write(ascii("id: " + id + "\nevent: page\n"));
        int begin = 0;
        for (int i = 0; i <= page.length; i++) {
            if (i == page.length || page[i] == '\n') {
                out.write(ascii("data: "));
                out.write(page, begin, i - begin);
                out.write('\n');
                begin = i + 1;
            }
        }
        out.write('\n');
    }

    void writeChecks(OutputStream out) throws IOException {
        out.write(ascii("event: checks\ndata: "));
        out.write(checks);
        out.write(ascii("\n\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
