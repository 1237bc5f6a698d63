package dev.rollcall.registry.cluster;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.health.Heartbeats;
import dev.rollcall.registry.health.IndirectProbe;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.push.LocalSubscribers;
import dev.rollcall.registry.push.RemoteSubscribers;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.RollListener;
import dev.rollcall.registry.roll.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * One registry node's part in keeping one roll with others.
 *
 * <ul>
 *   <li>What this node changes is sent to all others in batches, and again until one of them has confirmed it; the rest
 *       get it by the same messages, or by comparing.
 *   <li>A node that joins asks the coordinator for the roll, and does no work before it has it. One that finds nobody waits for a
 *       moment: what it confirmed meanwhile about instances that only the others know would be lost.
 *   <li>Two nodes compare what they know every few seconds, and all do when nodes have left or met again.
 *   <li>A node that gives up a subscriber says so when its last call to it has ended, and the node that tells that
 *       subscriber now asks it whether it holds what it was told last.
 * </ul>
 *
 * <p>{@link #viewed}, {@link #received} and {@link #tick} are called by one thread; {@link #send} by the same or
 * another one; the rest is thread-safe.
 */
public final class Replication implements RollListener {

    /** How often {@link #tick} wants to be called. */
    public static final Duration TICK = Duration.ofSeconds(1);

    private static final Logger LOG = LogManager.getLogger(Replication.class);
    private static final long COMPARE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long JOIN_NANOS = Duration.ofSeconds(15).toNanos();
    private static final long FIRST_NANOS = Duration.ofSeconds(3).toNanos();

    /** A node that does not find the others when it comes meets them within four seconds, if they are there. */
    private static final long ALONE_NANOS = Duration.ofSeconds(5).toNanos();

    /** A large roll takes a while; a node that asks again while it is arriving gets it once more. */
    private static final long ASK_NANOS = Duration.ofSeconds(2).toNanos();

    /** The most subscribers in a message. */
    private static final int GIVEN_UP = 1_000;

    private final Roll roll;
    private final Members members;
    private final Carrier carrier;
    private final Ticker ticker;
    private final Comparison comparison;
    private final Outbox outbox;
    private final IndirectProbes indirectProbes;
    private final DeregistrationQuestions deregistrations;
    private final LocalSubscribers subscribers;
    private final Figures figures = new Figures();
    private final Set<String> working = new HashSet<>();
    private final Set<String> misunderstood = new HashSet<>();
    private final Set<String> partly = new HashSet<>();
    private MembershipView view;
    private boolean viewed;
    private boolean joined;

    /** When this node last got a part of the roll it has asked for, or when it began to wait for it, or for others. */
    private long fedAt;

    private long comparedAt;
    private int rounds;

    /** Subscribers that this node no longer tells, as the others do not know yet; no more than there are instances. */
    private final BlockingQueue<InstanceId> givenUp = new LinkedBlockingQueue<>();

    /**
     * Takes its collaborators; until there is a view, the roll's members say that no node works.
     *
     * @param carrier carries everything but what {@link #send} sends
     */
    public Replication(Roll roll, Carrier carrier, Heartbeats heartbeats, LocalSubscribers subscribers, Ticker ticker) {
        this.deregistrations = new DeregistrationQuestions(roll, carrier, subscribers, ticker);
        this.subscribers = subscribers;
        this.indirectProbes = new IndirectProbes(roll, carrier, heartbeats);
        this.roll = roll;
        this.members = roll.members();
        this.carrier = carrier;
        this.ticker = ticker;
        this.comparison = new Comparison(roll, carrier);
        this.outbox = new Outbox(ticker);
        this.view = new MembershipView(0, List.of(members.now().self()), false);
        this.fedAt = ticker.nanos();
        this.comparedAt = fedAt;
        roll.listenToOwn(this);
        subscribers.whenGivenUp(givenUp::add);
    }

    /** Returns the membership with which a node of a cluster begins: no node works yet. */
    public static Membership beginning(String self) {
        return new Membership(self, 0, List.of(self), Set.of());
    }

    @Override
    public void changed(Change change) {
        outbox.changed(change.id());
    }

    /** Takes a new view. */
    public void viewed(MembershipView next) {
        boolean left = !next.nodes().containsAll(view.nodes());
        view = next;
        working.retainAll(next.nodes());
        outbox.need(next.nodes().size() > 1);
        if (!viewed || next.merged()) {
            fedAt = ticker.nanos();
        } else if (next.nodes().size() == 1) {
            joined = true; // there is no other node to ask any more
        }
        viewed = true;
        become();
        deregistrations.viewed(next.nodes());
        if (!joined) {
            others().stream().findFirst().ifPresent(node -> comparison.begin(node, false));
        } else {
            announce();
            if (left || next.merged()) {
                others().forEach(node -> comparison.begin(node, true));
            }
        }
    }

    private void announce() {
        if (!others().isEmpty()) {
            carrier.toAll(MessageCodec.write(new Message.Working()));
        }
    }

    private List<String> others() {
        return members.now().others();
    }

    private void become() {
        String self = members.now().self();
        if (joined) {
            working.add(self);
        }
        members.become(new Membership(self, view.number(), view.nodes(), working));
    }

    /** Takes a message of another node. */
    public void received(String from, byte[] bytes) {
        Message message;
        try {
            message = MessageCodec.read(bytes);
        } catch (IllegalArgumentException e) {
            figures.unreadable(1);
            if (misunderstood.add(from)) {
                LOG.warn("a message is not understood node={} reason={}", from, e.getMessage());
            }
            return;
        }
        take(from, message);
    }

    private void take(String from, Message message) {
        if (message instanceof Message.Entries entries) {
            merge(from, entries);
        } else if (message instanceof Message.Applied applied) {
            if (view.nodes().contains(from)) {
                outbox.applied(applied.batch());
            }
        } else if (message instanceof Message.Compare compare) {
            works(from, compare.working());
            if (joined) {
                comparison.answer(from, compare);
            }
        } else if (message instanceof Message.Has has) {
            comparison.answer(from, has);
        } else if (message instanceof Message.Wants wants) {
            comparison.answer(from, wants);
        } else if (message instanceof Message.Working) {
            works(from, true);
        } else if (message instanceof Message.Look look) {
            indirectProbes.look(from, look);
        } else if (message instanceof Message.Seen seen) {
            indirectProbes.seen(seen);
        } else if (message instanceof Message.Left left) {
            deregistrations.left(from, left);
        } else if (message instanceof Message.Told told) {
            deregistrations.told(from, told);
        } else if (message instanceof Message.GivenUp named) {
            subscribers.doubt(named.instances());
        } else if (message instanceof Message.Complete) {
            join("the roll is complete from=" + from);
        }
    }

    private void merge(String from, Message.Entries entries) {
        int changed = roll.merge(entries.entries());
        if (entries.unreadable() > 0) {
            figures.unreadable(entries.unreadable());
            if (partly.add(from)) {
                LOG.warn("some entries cannot be read, and are left out node={} count={}", from, entries.unreadable());
            }
        }
        if (entries.batch() > 0) {
            carrier.to(from, MessageCodec.write(new Message.Applied(entries.batch())));
            return;
        }
        comparison.answer(from, entries);
        if (joined) {
            figures.repaired(changed);
        } else if (changed > 0) {
            fedAt = ticker.nanos();
        }
    }

    private void works(String node, boolean does) {
        if (view.nodes().contains(node) && (does ? working.add(node) : working.remove(node))) {
            become();
        }
    }

    private void join(String how) {
        if (!joined) {
            LOG.info("{} instances={}", how, roll.snapshot().entries().size());
            joined = true;
            become();
            announce();
        }
    }

    /** Does what is due: compares with another node, asks again for the roll, and drops and tells what has to be. */
    public void tick() {
        long now = ticker.nanos();
        deregistrations.tick();
        tellGivenUp();
        List<String> others = others();
        if (!joined) {
            if (now - fedAt >= joinLimit()) {
                join("no other node has sent the roll, so this node works with what it knows");
            } else if (!others.isEmpty() && now - fedAt >= ASK_NANOS) {
                comparison.begin(others.get(rounds++ % others.size()), false);
            }
        } else if (!others.isEmpty() && now - comparedAt >= COMPARE_NANOS) {
            comparedAt = now;
            comparison.begin(others.get(rounds++ % others.size()), true);
        }
    }

    /** Also to this node itself, which may have taken a subscriber over again. */
    private void tellGivenUp() {
        List<InstanceId> ids = new ArrayList<>();
        while (givenUp.drainTo(ids, GIVEN_UP) > 0) {
            carrier.toAll(MessageCodec.write(new Message.GivenUp(ids)));
            subscribers.doubt(List.copyOf(ids));
            ids.clear();
        }
    }

    /** Of nodes that start together, the coordinator need not wait for the others. */
    private long joinLimit() {
        if (view.nodes().size() == 1) {
            return ALONE_NANOS;
        }
        boolean first = view.nodes().get(0).equals(members.now().self()) && working.isEmpty();
        return first ? FIRST_NANOS : JOIN_NANOS;
    }

    /** Sends the changes of this node that are due, by {@code changes}; returns whether there were any. */
    public boolean send(Carrier changes) {
        Optional<Outbox.Batch> batch = outbox.next();
        batch.ifPresent(next -> {
            Snapshot snapshot = roll.snapshot();
            List<Entry> entries = next.ids().stream()
                    .map(id -> snapshot.entries().get(id))
                    .filter(Objects::nonNull)
                    .toList();
            changes.toAll(MessageCodec.write(new Message.Entries(next.number(), entries)));
        });
        return batch.isPresent();
    }

    /** Waits until {@link #send} may have something to do, at most for {@code limit}. */
    public void awaitWork(Duration limit) throws InterruptedException {
        outbox.awaitWork(limit);
    }

    /**
     * Waits until at least one other live node has merged everything that this node has changed before this call, as
     * far as it can read it, or there is no other one.
     *
     * @return false if {@code limit} was over before that
     */
    public boolean awaitConfirmed(Duration limit) throws InterruptedException {
        return outbox.await(limit);
    }

    /** Returns what asks other nodes to probe an instance. */
    public IndirectProbe indirectProbes() {
        return indirectProbes;
    }

    /** Returns the subscribers that other nodes tell. */
    public RemoteSubscribers remoteSubscribers() {
        return deregistrations;
    }

    /** Returns the number of the newest change of this node. */
    long told() {
        return outbox.told();
    }

    /**
     * Returns the number of the change up to which another live node has merged everything; the newest one if there is
     * no other node.
     */
    long confirmed() {
        return outbox.confirmed();
    }

    /** Returns how long the oldest unconfirmed change has waited. */
    public Duration lag() {
        return outbox.lag();
    }

    /** Returns what is counted. */
    public Figures figures() {
        return figures;
    }
}
