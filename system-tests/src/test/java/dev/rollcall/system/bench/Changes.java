package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Receiver.Change;
import java.io.IOException;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/**
 * Subscribers of one receiver, and providers that come and go one at a time: how long it takes from sending a registration
 * until the subscribers have read about it.
 */
final class Changes {
    /** The service whose providers come and go. */
    static final ServiceName CHANGING = new ServiceName("Changing");

    private static final int WARM_UP = 5;

    private final RegistryClient registry;
    private final Receiver receiver;
    private final ServiceName watching;
    private IntPredicate counting = subscriber -> true;
    private int subscribers;
    private int changes;

    /** Takes who is told, who hears it, and the service the subscribers belong to, which nobody else has used. */
    Changes(RegistryClient registry, Receiver receiver, ServiceName watching) {
        this.registry = registry;
        this.receiver = receiver;
        this.watching = watching;
    }

    /**
     * What was measured.
     *
     * @param all each subscriber that counts for each change
     * @param last the last such subscriber for each change
     * @param answered how long the registrations themselves took
     * @param gone each such subscriber for each goodbye
     */
    record Told(Sample all, Sample last, Sample answered, Sample gone) {
        @Override
        public String toString() {
            return all.percentiles() + "; the last one " + last.percentiles();
        }
    }

    /** Sees to it that there are so many subscribers. */
    Changes subscribers(int count) throws IOException {
        for (; subscribers < count; subscribers++) {
            registry.subscriber(watching, receiver, subscribers, CHANGING);
        }
        return this;
    }

    /** Measures some of the subscribers only; the others are told as well. */
    Changes counting(IntPredicate some) {
        counting = some;
        return this;
    }

    /** Lets so many providers come and go, after a few that do not count. */
    Told rounds(int rounds) throws IOException, InterruptedException {
        try (Wire wire = registry.wire()) {
            return rounds(rounds, wire);
        }
    }

    private Told rounds(int rounds, Wire wire) throws IOException, InterruptedException {
        LongStream.Builder all = LongStream.builder();
        LongStream.Builder last = LongStream.builder();
        LongStream.Builder answered = LongStream.builder();
        LongStream.Builder gone = LongStream.builder();
        for (int round = -WARM_UP; round < rounds; round++) {
            String id = RegistryClient.id(watching, changes++) + "-provider";
            String url = RegistryClient.address(id);
            Change added = receiver.known(url, subscribers);
            byte[] registration = registry.registering(CHANGING, id);
            long begin = System.nanoTime();
            wire.send(registration);
            long answer = System.nanoTime() - begin;
            added.await();
            if (round >= 0) {
                answered.add(answer);
                added.since(begin, counting).forEach(all);
                last.add(added.since(begin, counting).max().orElseThrow());
            }
            Change removed = receiver.unknown(url, subscribers);
            long leave = System.nanoTime();
            registry.leave(CHANGING, id);
            removed.await();
            if (round >= 0) {
                removed.since(leave, counting).forEach(gone);
            }
        }
        return new Told(
                Sample.ofNanos(all.build()),
                Sample.ofNanos(last.build()),
                Sample.ofNanos(answered.build()),
                Sample.ofNanos(gone.build()));
    }

    /** Lets all subscribers leave. */
    void leave() throws IOException {
        for (; subscribers > 0; subscribers--) {
            registry.leave(watching, RegistryClient.id(watching, subscribers - 1));
        }
    }
}
