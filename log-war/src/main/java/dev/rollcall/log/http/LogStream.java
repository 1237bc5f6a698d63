package dev.rollcall.log.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.EventStream;
import dev.rollcall.log.store.StoredEvent;
import dev.rollcall.log.tail.Followers;
import dev.rollcall.log.tail.Tail;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What is logged, as server-sent events: {@code log} for each event wanted, {@code missed} for those that a slow reader
 * is not shown. Every id is a sequence of the store. A heartbeat is an id alone, so that a reader that comes back goes
 * on from there even if nothing was for it. Thread-safe.
 */
final class LogStream extends EventStream implements Followers.Follower {

    private final Tail tail;
    private final Followers followers;
    private final Json json;
    private volatile boolean beat;

    LogStream(Tail tail, Followers followers, Json json) {
        this.tail = tail;
        this.followers = followers;
        this.json = json;
    }

    @Override
    protected void tell(ServletOutputStream out) throws IOException {
        Tail.Batch batch = tail.next();
        if (batch.missed().isPresent()) {
            Tail.Missed missed = batch.missed().get();
            write(out, missed.last(), "missed", json.write(missed));
        }
        for (StoredEvent event : batch.events()) {
            write(out, event.sequence(), "log", json.write(Entry.of(event)));
        }
        if (beat) {
            out.write(ascii("id: " + batch.position() + "\n\n"));
            beat = false;
        }
    }

    /** JSON has no line breaks. */
    private static void write(ServletOutputStream out, long id, String event, byte[] data) throws IOException {
        out.write(ascii("id: " + id + "\nevent: " + event + "\ndata: "));
        out.write(data);
        out.write(ascii("\n\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected boolean isDue() {
        return tail.isBehind();
    }

    @Override
    public void appended() {
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
        followers.remove(this);
    }
}
