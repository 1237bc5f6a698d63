package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.EventStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A part of the roll as events: the whole part as it is now, again after each change. A slow reader gets fewer states,
 * never old ones, and delays no other. Thread-safe.
 */
final class RollStream extends EventStream implements Watchers.Watcher {

    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Optional<ServiceName> name;
    private final RollReader reader;
    private final Watchers watchers;
    private volatile String told;
    private volatile boolean beat;

    private RollStream(Optional<ServiceName> name, RollReader reader, Watchers watchers, String told) {
        this.name = name;
        this.reader = reader;
        this.watchers = watchers;
        this.told = told;
    }

    /** Begins to answer; {@code Last-Event-ID} names what the reader has. */
    static void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            RollQuery query,
            RollReader reader,
            Watchers watchers)
            throws IOException {
        if (prepare(request, response)) {
            watchers.requireRoom();
            String known =
                    Optional.ofNullable(request.getHeader("Last-Event-ID")).orElse("");
            RollStream stream = new RollStream(query.name(), reader, watchers, known);
            watchers.add(query.name(), stream);
            stream.begin(request, response);
        }
    }

    @Override
    protected void tell(ServletOutputStream out) throws IOException {
        Reading newest = reader.read(name);
        if (!newest.revision().equals(told)) {
            told = newest.revision();
            out.write(("id: " + told + "\nevent: roll\ndata: ").getBytes(StandardCharsets.US_ASCII));
            out.write(newest.bytes()); // JSON without line breaks
            out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
        } else if (beat) {
            out.write(BEAT);
        }
        beat = false;
    }

    @Override
    protected boolean isDue() {
        return !reader.revision(name).equals(told);
    }

    @Override
    public void changed() {
        if (isDue()) {
            wake();
        }
    }

    @Override
    public void beat() {
        beat = true;
        wake();
    }

    @Override
    protected void ended() {
        watchers.remove(name, this);
    }
}
