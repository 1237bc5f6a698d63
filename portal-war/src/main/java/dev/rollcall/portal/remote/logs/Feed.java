package dev.rollcall.portal.remote.logs;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.portal.text.WholeNumber;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What one log service tells one tail. It holds no more than half a megabyte, and one event more: while that waits to be
 * taken nothing more is read, so that the log service sees a slow reader as one, and tells what was missed. Thread-safe.
 *
 * <pre>
 *   AWAY --connecting--> CONNECTING --subscribed--> FOLLOWING --ended--> AWAY
 * </pre>
 */
final class Feed implements Flow.Subscriber<List<ByteBuffer>> {
    private static final int ENOUGH_BYTES = 512 << 10;
    private static final int EVENT_OVERHEAD = 100;

    private final String source;
    private final Provider provider;
    private final Runnable changed;
    private final Queue<EventReader.Event> waiting = new ArrayDeque<>();
    private EventReader reader = new EventReader(this::add);
    private Flow.@Nullable Subscription subscription;
    private State state = State.AWAY;
    private OptionalLong position;
    private int waitingBytes;
    private boolean asked;
    private boolean failed;
    private boolean closed;

    /** Whether it is told anything. */
    enum State {
        AWAY,
        CONNECTING,
        FOLLOWING
    }

    /**
     * A feed that is told nothing yet.
     *
     * @param source the short name of the log service
     * @param position after which it goes on; empty for what is new
     * @param changed is run, by whatever thread, when there is something to take; must not block
     */
    Feed(String source, Provider provider, OptionalLong position, Runnable changed) {
        this.source = source;
        this.provider = provider;
        this.position = position;
        this.changed = changed;
    }

    String source() {
        return source;
    }

    Provider provider() {
        return provider;
    }

    synchronized State state() {
        return state;
    }

    /** Whether the log service did not answer when it was asked last, or has stopped to tell. */
    synchronized boolean isSilent() {
        return failed;
    }

    /** Whether the log service tells, or is known not to. */
    synchronized boolean isKnown() {
        return failed || state == State.FOLLOWING;
    }

    /** The last event that came, also if it was not taken yet. */
    synchronized OptionalLong position() {
        return position;
    }

    /** Returns whether the caller may connect it now; if so, the caller must. */
    synchronized boolean beginsToConnect() {
        if (closed || state != State.AWAY) {
            return false;
        }
        state = State.CONNECTING;
        return true;
    }

    /** The log service did not answer, or what it told has ended. */
    void ended() {
        synchronized (this) {
            state = State.AWAY;
            subscription = null;
            asked = false;
            failed = true;
        }
        changed.run();
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        synchronized (this) {
            if (closed) {
                begun.cancel();
                return;
            }
            subscription = begun;
            state = State.FOLLOWING;
            failed = false;
            reader = new EventReader(this::add);
        }
        ask();
        changed.run();
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        boolean readable = true;
        synchronized (this) {
            asked = false;
            try {
                reader.take(parts);
            } catch (IllegalStateException e) {
                readable = false;
                cancel();
            }
        }
        if (readable) {
            ask();
            changed.run();
        } else {
            ended();
        }
    }

    private void add(EventReader.Event event) {
        OptionalLong id = WholeNumber.read(event.id());
        if (id.isPresent()) {
            position = id;
            waiting.add(event);
            waitingBytes += event.data().length + EVENT_OVERHEAD;
        }
    }

    /** Lets more come, if there is room. Holds no lock meanwhile: what comes may come at once, on this thread. */
    private void ask() {
        Flow.Subscription source;
        synchronized (this) {
            if (subscription == null || asked || waitingBytes >= ENOUGH_BYTES) {
                return;
            }
            asked = true;
            source = subscription;
        }
        source.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        ended();
    }

    @Override
    public void onComplete() {
        ended();
    }

    /** Takes what came first. */
    Optional<EventReader.Event> poll() {
        EventReader.Event event;
        synchronized (this) {
            event = waiting.poll();
            waitingBytes -= event == null ? 0 : event.data().length + EVENT_OVERHEAD;
        }
        ask();
        return Optional.ofNullable(event);
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    private void cancel() {
        if (subscription != null) {
            subscription.cancel();
            subscription = null;
        }
    }

    synchronized void close() {
        closed = true;
        cancel();
        waiting.clear();
    }
}
