package dev.rollcall.registry.push;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one subscriber informed: one update at a time, computed when its turn comes, the next one when its outcome is
 * known, a growing pause after each failure. Thread-safe.
 *
 * <pre>
 *   IDLE  --something to tell-->  SENDING  --failed-->  RESTING
 *    ^                             ^    |                  |
 *    +-------nothing to tell-------|----+   +---pause over-+
 *                                  +--------+
 * </pre>
 */
final class Delivery {

    private static final Logger LOG = LogManager.getLogger(Delivery.class);

    /** The Tomcat of a subscriber that was never told, such as the registry's own after a start, may not accept calls yet. */
    private static final int ATTEMPTS_AT_A_START = 8;

    private enum State {
        IDLE,
        SENDING,
        RESTING,
        CLOSED
    }

    private final Subscriber subscriber;
    private final Supplier<View> newest;
    private final UpdateSender sender;
    private final PushTimes.Lag lag;
    private final CompletableFuture<Void> firstRound = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    @GuardedBy("this")
    private final Mailbox mailbox;

    @GuardedBy("this")
    private final AcknowledgementWaiters waiters = new AcknowledgementWaiters();

    @GuardedBy("this")
    private State state = State.IDLE;

    @GuardedBy("this")
    private int failures;

    /** Whether the subscriber was ever told anything. */
    @GuardedBy("this")
    private boolean told;

    /** Whether the log says that the subscriber cannot be told. */
    @GuardedBy("this")
    private boolean warned;

    /** Changes with every rest, so that only the end of the latest one counts. */
    @GuardedBy("this")
    private int rests;

    Delivery(Subscriber subscriber, Mailbox mailbox, Supplier<View> newest, UpdateSender sender, PushTimes.Lag lag) {
        this.subscriber = subscriber;
        this.mailbox = mailbox;
        this.newest = newest;
        this.sender = sender;
        this.lag = lag;
    }

    /** Completed when the subscriber is informed for the first time, or when the first attempt has failed. */
    CompletableFuture<Void> firstRound() {
        return firstRound;
    }

    /** Completed when this is closed and nothing is under way any more. */
    CompletableFuture<Void> over() {
        return over;
    }

    synchronized boolean informed() {
        return mailbox.informed(newest.get());
    }

    /**
     * Completed when the subscriber has acknowledged a view that is no older than this call, or cannot be told now. To be
     * followed by {@link #wake}.
     */
    synchronized CompletableFuture<Void> heard() {
        CompletableFuture<Void> heard = waiters.add();
        if (state == State.RESTING || state == State.CLOSED) {
            waiters.end();
        }
        return heard;
    }

    /** Notes that something has changed; to be called before {@link #wake}, by the thread that has changed it. */
    void changed() {
        lag.changed();
    }

    /** Returns the state, in lower case. */
    synchronized String state() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Sends what there is to tell. To be called whenever there may be something. */
    void wake() {
        proceed(State.IDLE);
    }

    /** Ends a rest, because the subscriber is known to live again. */
    void hurry() {
        proceed(State.RESTING);
    }

    /** Applies {@code action} to the mailbox of a subscriber that compares views. */
    synchronized <T> Optional<T> compare(java.util.function.BiFunction<ComparingMailbox, View, T> action) {
        return mailbox instanceof ComparingMailbox comparing
                ? Optional.of(action.apply(comparing, newest.get()))
                : Optional.empty();
    }

    /** Sends everything, unless the registration was answered or the subscriber does not wait for that. */
    void tellUnlessAnswered() {
        synchronized (this) {
            if (mailbox instanceof ComparingMailbox comparing) {
                comparing.noAnswer();
            }
        }
        wake();
    }

    /** Notes that another registry may have told the subscriber something; to be followed by {@link #wake}. */
    synchronized void doubt(Set<Provider> possible) {
        mailbox.doubt(possible);
    }

    /** Ends the delivery and returns the mailbox as it was left; what is under way does not change it any more. */
    synchronized Mailbox close() {
        if (state != State.SENDING) {
            over.complete(null);
        }
        state = State.CLOSED;
        waiters.end();
        firstRound.complete(null);
        return mailbox;
    }

    private void proceed(State from) {
        ProviderUpdate update;
        synchronized (this) {
            if (state != from) {
                return;
            }
            update = nextUpdate();
        }
        send(update);
    }

    /** Decides between IDLE and SENDING; null if there is nothing to send. */
    @GuardedBy("this")
    private @Nullable ProviderUpdate nextUpdate() {
        state = State.IDLE; // so that whatever fails below is tried again at the next occasion
        waiters.computed();
        lag.look();
        View view = newest.get();
        Optional<ProviderUpdate> update = mailbox.next(view);
        state = update.isPresent() ? State.SENDING : State.IDLE;
        if (update.isPresent()) {
            lag.sent();
        } else {
            waiters.end();
            lag.informed();
        }
        if (mailbox.informed(view)) {
            firstRound.complete(null);
        }
        return update.orElse(null);
    }

    private void send(@Nullable ProviderUpdate update) {
        if (update != null && !sender.turn(triedBefore(), this::begin)) {
            settled(update, Receipt.NOT_SENT);
        }
    }

    /** Called when the turn has come, perhaps after a while. */
    private void begin(Runnable end) {
        ProviderUpdate update = renewed();
        if (update == null) {
            end.run();
        } else {
            sender.send(subscriber, update, receipt -> {
                end.run();
                settled(update, receipt);
            });
        }
    }

    /** Nothing has been sent yet, so the newest view can be sent instead; null if there is nothing to tell. */
    private synchronized @Nullable ProviderUpdate renewed() {
        if (state == State.CLOSED) {
            over.complete(null);
            return null;
        }
        mailbox.settle(Receipt.NOT_SENT);
        return nextUpdate();
    }

    private synchronized boolean triedBefore() {
        return failures > 0;
    }

    private void settled(ProviderUpdate update, Receipt receipt) {
        ProviderUpdate following = null;
        synchronized (this) {
            if (state == State.CLOSED) {
                over.complete(null);
                return;
            }
            mailbox.settle(receipt);
            boolean progress = receipt == Receipt.ACKNOWLEDGED || (receipt == Receipt.DIFFERENT && !update.full());
            if (receipt == Receipt.ACKNOWLEDGED) {
                waiters.acknowledged();
            }
            if (progress) {
                noteSuccess();
                following = nextUpdate();
            } else {
                rest(receipt);
            }
        }
        send(following);
    }

    @GuardedBy("this")
    private void noteSuccess() {
        if (warned) {
            LOG.info("subscriber is told again instance={} failures={}", subscriber.id(), failures);
        }
        failures = 0;
        told = true;
        warned = false;
    }

    @GuardedBy("this")
    private void rest(Receipt receipt) {
        failures++;
        waiters.end();
        firstRound.complete(null);
        if (!warned && !isStarting(receipt)) {
            warned = true;
            LOG.warn(
                    "subscriber cannot be told instance={} url={} fate={}",
                    subscriber.id(),
                    subscriber.updateUrl(),
                    receipt);
        }
        state = State.RESTING;
        int rest = ++rests;
        sender.retry(failures, () -> restEnded(rest));
    }

    @GuardedBy("this")
    private boolean isStarting(Receipt receipt) {
        return !told && receipt == Receipt.NOT_SENT && failures < ATTEMPTS_AT_A_START;
    }

    private void restEnded(int rest) {
        ProviderUpdate update;
        synchronized (this) {
            if (state != State.RESTING || rest != rests) {
                return;
            }
            update = nextUpdate();
        }
        send(update);
    }
}
