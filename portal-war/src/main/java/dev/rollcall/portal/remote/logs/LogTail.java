package dev.rollcall.portal.remote.logs;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.portal.logs.Positions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/**
 * What is logged from now on, or from where the reader was before, as all log services tell it to one reader. It has no
 * thread and holds little, see {@link Feed}. Thread-safe, but for {@link #next}, which one thread may call at a time.
 */
public final class LogTail implements AutoCloseable {
    private static final int SAY_AGAIN = 10;
    private static final int UNKNOWN = -1;

    private final LogTails tails;
    private final ServiceCall call;
    private final Runnable changed;
    private final Runnable over;
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private final AtomicBoolean stateDue = new AtomicBoolean();
    private final AtomicInteger silent = new AtomicInteger(UNKNOWN);
    private volatile Positions told;
    private int turn;

    private int looks; // guarded by feeds, as is whether it is closed
    private boolean closed;

    LogTail(LogTails tails, ServiceCall call, Positions from, Runnable changed, Runnable over) {
        this.tails = tails;
        this.call = call;
        this.told = from;
        this.changed = changed;
        this.over = over;
    }

    /**
     * What is to be told next.
     *
     * @param id how far the reader is with it
     * @param name {@code log}, {@code missed}, or empty for how far the reader is
     * @param data JSON without line breaks, as the log service wrote it; empty if there is nothing but the id
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, compared never
    public record Event(String id, String name, byte[] data) {}

    /** Returns whether there is something to tell. */
    public boolean isDue() {
        return stateDue.get() || feeds.values().stream().anyMatch(feed -> !feed.isEmpty());
    }

    /** Takes what comes next; the log services take turns. */
    public Optional<Event> next() {
        List<Feed> all = List.copyOf(feeds.values());
        for (int i = 0; i < all.size(); i++) {
            Feed feed = all.get(Math.floorMod(turn++, all.size()));
            Optional<EventReader.Event> event = feed.poll();
            if (event.isPresent()) {
                told = told.with(feed.source(), Long.parseLong(event.get().id()));
                return Optional.of(new Event(
                        told.toString(), event.get().name(), event.get().data()));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns how many log services do not tell anything at the moment, if that is to be told; of none there is one. It is told first
     * when each of them has answered or failed: from then on nothing is missed.
     */
    public Optional<Integer> takeSilent() {
        return stateDue.getAndSet(false) ? Optional.of(silent.get()) : Optional.empty();
    }

    /** Connects to those that are known and not connected, unless it is closed. Does not block. */
    void connect(List<Provider> known) {
        List<Feed> away;
        synchronized (feeds) {
            if (closed) {
                return;
            }
            known.forEach(provider -> feeds.computeIfAbsent(
                    source(provider.url()), name -> new Feed(name, provider, told.of(name), this::changed)));
            feeds.values().removeIf(feed -> forget(feed, known));
            away = feeds.values().stream().filter(Feed::beginsToConnect).toList();
            if (silent.get() > 0 && ++looks % SAY_AGAIN == 0) {
                stateDue.set(true); // so that a browser that left is noticed also now
            }
        }
        away.forEach(feed -> tails.connect(feed, from(feed.position())));
        changed();
    }

    private ServiceCall from(OptionalLong position) {
        return position.isEmpty() ? call : call.header("Last-Event-ID", Long.toString(position.getAsLong()));
    }

    /** A log service that is gone for good, or has another address now. */
    private static boolean forget(Feed feed, List<Provider> known) {
        boolean gone =
                known.stream().noneMatch(provider -> source(provider.url()).equals(feed.source()))
                        && feed.state() == Feed.State.AWAY
                        && feed.isEmpty();
        if (gone) {
            feed.close();
        }
        return gone;
    }

    private void changed() {
        int now = feeds.isEmpty()
                ? 1
                : (int) feeds.values().stream().filter(Feed::isSilent).count();
        boolean known = feeds.values().stream().allMatch(Feed::isKnown);
        if (known && silent.getAndSet(now) != now) {
            stateDue.set(true);
        }
        changed.run();
    }

    /** The short name of a log service, the same after its restart: that under which log services page. */
    static String source(URI url) {
        CRC32C sum = new CRC32C();
        sum.update(url.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    /** Ends it because the portal stops. */
    void sendAway() {
        close();
        over.run();
    }

    @Override
    public void close() {
        tails.forget(this);
        synchronized (feeds) {
            closed = true;
        }
        feeds.values().forEach(Feed::close);
    }
}
