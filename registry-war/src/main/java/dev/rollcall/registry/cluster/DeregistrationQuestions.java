package dev.rollcall.registry.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.push.LocalSubscribers;
import dev.rollcall.registry.push.RemoteSubscribers;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks all other nodes to say when the subscribers that they tell know that an instance has left, and answers such
 * questions. A node that is gone is not waited for; a question that is not answered within {@link #KEPT} is dropped.
 * Thread-safe.
 */
final class DeregistrationQuestions implements RemoteSubscribers {

    /** The longest time that a deregistration may wait. */
    static final Duration KEPT = Duration.ofMinutes(1);

    private final Roll roll;
    private final Carrier carrier;
    private final LocalSubscribers subscribers;
    private final Ticker ticker;

    @GuardedBy("this")
    private final Map<Long, Waiting> open = new LinkedHashMap<>();

    @GuardedBy("this")
    private long questions;

    /** The nodes that have not answered, what to run when all have, and when they were asked. */
    private record Waiting(Set<String> nodes, Runnable done, long since) {}

    DeregistrationQuestions(Roll roll, Carrier carrier, LocalSubscribers subscribers, Ticker ticker) {
        this.roll = roll;
        this.carrier = carrier;
        this.subscribers = subscribers;
        this.ticker = ticker;
    }

    @Override
    public void whenTold(Entry left, Runnable done) {
        List<String> others = roll.members().now().others();
        if (others.isEmpty()) {
            done.run();
        } else {
            long question = begin(others, done);
            carrier.toAll(MessageCodec.write(new Message.Left(question, left)));
            waitOnlyFor(question, roll.members().now().live()); // who has gone meanwhile will not be seen to go
        }
    }

    private synchronized long begin(List<String> others, Runnable done) {
        open.put(++questions, new Waiting(new HashSet<>(others), done, ticker.nanos()));
        return questions;
    }

    /** Answers another node; the entry comes with the question, so it cannot arrive after it. */
    void left(String from, Message.Left left) {
        roll.merge(List.of(left.entry()));
        byte[] answer = MessageCodec.write(new Message.Told(left.question()));
        subscribers.whenTold(left.entry().name(), () -> carrier.to(from, answer));
    }

    /** Takes an answer. */
    void told(String from, Message.Told told) {
        done(told.question(), nodes -> nodes.remove(from)).ifPresent(Runnable::run);
    }

    /** Waits no longer for nodes that are not {@code live}. */
    void viewed(Collection<String> live) {
        for (long question : asked()) {
            waitOnlyFor(question, live);
        }
    }

    private void waitOnlyFor(long question, Collection<String> live) {
        done(question, nodes -> nodes.retainAll(live)).ifPresent(Runnable::run);
    }

    private synchronized List<Long> asked() {
        return List.copyOf(open.keySet());
    }

    private synchronized Optional<Runnable> done(long question, Consumer<Set<String>> change) {
        Waiting waiting = open.get(question);
        if (waiting == null) {
            return Optional.empty();
        }
        change.accept(waiting.nodes());
        if (!waiting.nodes().isEmpty()) {
            return Optional.empty();
        }
        open.remove(question);
        return Optional.of(waiting.done());
    }

    /** Drops questions whose deregistration no longer waits. */
    synchronized void tick() {
        long now = ticker.nanos();
        open.values().removeIf(waiting -> now - waiting.since() > KEPT.toNanos());
    }

    /** Returns how many questions are not answered. */
    synchronized int size() {
        return open.size();
    }
}
