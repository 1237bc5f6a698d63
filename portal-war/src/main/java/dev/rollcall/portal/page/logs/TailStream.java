package dev.rollcall.portal.page.logs;

import dev.rollcall.portal.page.SentEvent;
import dev.rollcall.portal.page.SessionStream;
import dev.rollcall.portal.remote.logs.LogTail;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What is logged as it is told to one browser. Thread-safe. */
final class TailStream extends SessionStream {
    /** So many at a time, that one reader does not keep a thread. */
    private static final int MOST = 5_000;

    private volatile Optional<LogTail> tail = Optional.empty();

    /** Takes what is told. */
    void tell(LogTail source) {
        tail = Optional.of(source);
    }

    @Override
    protected boolean isDue() {
        return tail.filter(LogTail::isDue).isPresent();
    }

    @Override
    protected void tell(ServletOutputStream out) throws IOException {
        if (tail.isPresent()) {
            tell(tail.get(), out);
        }
    }

    private static void tell(LogTail source, ServletOutputStream out) throws IOException {
        Optional<Integer> silent = source.takeSilent();
        if (silent.isPresent()) {
            byte[] data = ("{\"silent\":" + silent.get() + "}").getBytes(StandardCharsets.US_ASCII);
            SentEvent.write(out, "", "state", data);
        }
        for (int i = 0; i < MOST; i++) {
            Optional<LogTail.Event> event = source.next();
            if (event.isEmpty()) {
                return;
            }
            SentEvent.write(
                    out, event.get().id(), event.get().name(), event.get().data());
        }
    }

    @Override
    protected void ended() {
        tail.ifPresent(LogTail::close);
    }
}
