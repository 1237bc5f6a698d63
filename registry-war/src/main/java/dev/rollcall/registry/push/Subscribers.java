package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.RollListener;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All instances that want to be told about providers, and what each of them requires. Level-triggered: in whatever
 * order changes are told, the newest snapshot counts. Thread-safe.
 */
public final class Subscribers implements RollListener, LocalSubscribers {

    private static final Logger LOG = LogManager.getLogger(Subscribers.class);

    /** Longer than the answer to a registration waits for the disk and for other registries. */
    private static final Duration ANSWERED = Duration.ofSeconds(5);

    /** The other registries have merged a change within this time. */
    private static final Duration AGREED = Duration.ofSeconds(1);

    private final Roll roll;
    private final UpdateSender sender;
    private final PushConfig config;
    private final Scheduler scheduler;
    private final Views views = new Views();
    private final PushTimes times;
    private final ConcurrentHashMap<InstanceId, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<ServiceName, Set<Delivery>> dependents = new ConcurrentHashMap<>();
    private volatile Consumer<InstanceId> givenUp = id -> {};

    /** A delivery and the registration it belongs to. */
    private record Subscription(Entry entry, Delivery delivery) {}

    /**
     * Makes subscribers that listen to {@code roll} once registered there.
     *
     * @param chance numbers from 0 (inclusive) to 1 (exclusive), which spread repetitions
     * @param times measures how long it takes until subscribers know of a change
     */
    public Subscribers(
            Roll roll,
            UpdateChannel channel,
            PushConfig config,
            Scheduler scheduler,
            DoubleSupplier chance,
            PushTimes times) {
        this.times = times;
        this.roll = roll;
        this.config = config;
        this.scheduler = scheduler;
        this.sender = new UpdateSender(channel, config, scheduler, chance);
    }

    @Override
    public void changed(Change change) {
        if (change.cause() == Cause.MOVED) {
            return;
        }
        if (change.cause() == Cause.CHECKED) {
            if (change.after().health() == Health.UP) {
                deliveryTo(change.id()).ifPresent(delivery -> scheduler.run(Duration.ZERO, delivery::hurry));
            }
        } else {
            subscriptions.compute(change.id(), (id, held) -> reconcile(id, held, change.cause()));
        }
        boolean offeredBefore = change.before().filter(Entry::offered).isPresent();
        if (offeredBefore || change.after().offered()) {
            wake(change.after().name());
            change.before()
                    .map(Entry::name)
                    .filter(name -> !name.equals(change.after().name()))
                    .ifPresent(this::wake);
        }
    }

    private void wake(ServiceName changed) {
        Set<Delivery> deliveries = dependents.get(changed);
        if (deliveries != null) {
            deliveries.forEach(Delivery::changed);
            scheduler.run(Duration.ZERO, () -> deliveries.forEach(Delivery::wake));
        }
    }

    /** Makes the subscription fit the newest registration. */
    private @Nullable Subscription reconcile(InstanceId id, @Nullable Subscription held, Cause cause) {
        Optional<Entry> present = roll.snapshot().present(id);
        Optional<Entry> newest = present.filter(this::isOwn);
        if (held == null) {
            return newest.flatMap(entry -> begin(entry, null, cause)).orElse(null);
        }
        boolean same = present.filter(e -> e.generation().equals(held.entry.generation()))
                .isPresent();
        if (same && newest.isPresent()) {
            return held;
        }
        Mailbox left = end(held);
        if (same) {
            CompletableFuture<Void> unused = held.delivery.over().thenRun(() -> givenUp.accept(id));
        }
        return newest.flatMap(entry -> begin(entry, left, cause)).orElse(null);
    }

    /**
     * Takes over the subscribers that this node tells from now on, without knowing what they hold, and gives up those
     * that another node tells. To be called when the membership has changed.
     */
    public void share() {
        for (Entry entry : roll.snapshot().entries()) {
            if (entry.present() && entry.registration().updateUrl().isPresent()) {
                subscriptions.compute(entry.id(), (id, held) -> reconcile(id, held, Cause.RESTORED));
            }
        }
    }

    /** Programs of the tutorial are told by the node they registered at, before it answers their registration. */
    private boolean isOwn(Entry entry) {
        Membership membership = roll.members().now();
        return entry.registration().isTutorial()
                ? membership.isHome(entry.home().node(), entry.id().value())
                : membership.owns(entry.id().value());
    }

    private Mailbox end(Subscription subscription) {
        subscription
                .entry
                .registration()
                .required()
                .forEach(required -> dependents.computeIfPresent(required, (name, deliveries) -> {
                    deliveries.remove(subscription.delivery);
                    return deliveries.isEmpty() ? null : deliveries;
                }));
        return subscription.delivery.close();
    }

    private Optional<Subscription> begin(Entry entry, @Nullable Mailbox left, Cause cause) {
        if (entry.registration().updateUrl().isEmpty()
                || entry.registration().required().isEmpty()) {
            return Optional.empty();
        }
        Subscriber subscriber =
                Subscriber.of(entry, entry.registration().updateUrl().get());
        Delivery delivery = new Delivery(
                subscriber, mailbox(entry, left, cause), () -> views.of(roll.snapshot(), entry), sender, times.lag());
        entry.registration()
                .required()
                .forEach(required -> dependents.compute(required, (name, deliveries) -> {
                    Set<Delivery> all = deliveries == null ? ConcurrentHashMap.newKeySet() : deliveries;
                    all.add(delivery);
                    return all;
                }));
        scheduler.run(Duration.ZERO, delivery::wake);
        return Optional.of(new Subscription(entry, delivery));
    }

    private Mailbox mailbox(Entry entry, @Nullable Mailbox left, Cause cause) {
        String self = roll.members().now().self();
        boolean restored = cause == Cause.RESTORED || !entry.generation().node().equals(self);
        if (entry.registration().isTutorial()) {
            if (restored) {
                return TutorialMailbox.unknown(remembered(entry));
            }
            return left instanceof TutorialMailbox same ? same.registeredAgain() : TutorialMailbox.fresh();
        }
        return restored ? ComparingMailbox.unknown() : unanswered(entry.id());
    }

    /**
     * A registration that is in force although its answer was an error, or came from another registry, is told like
     * every other. An instance that registers again before that, each time with a newer generation, does not put it
     * off.
     */
    private Mailbox unanswered(InstanceId id) {
        scheduler.run(ANSWERED, () -> deliveryTo(id).ifPresent(Delivery::tellUnlessAnswered));
        return ComparingMailbox.unanswered();
    }

    /**
     * The providers a subscriber may have been told about before the registry was restarted, or by another registry:
     * all that are remembered, on the roll or not, because it is not known whether the last update reached it. Programs
     * of the tutorial are few, and this is rare.
     */
    private Set<Provider> remembered(Entry subscriber) {
        Set<ServiceName> required = Set.copyOf(subscriber.registration().required());
        Set<Provider> possible = new LinkedHashSet<>();
        for (Entry entry : roll.snapshot().entries()) {
            if (required.contains(entry.name())) {
                possible.add(Provider.of(entry.name(), entry.registration().url()));
            }
        }
        return possible;
    }

    private Optional<Delivery> deliveryTo(InstanceId id) {
        return Optional.ofNullable(subscriptions.get(id)).map(Subscription::delivery);
    }

    /**
     * Waits until a program of the tutorial has acknowledged its first update, until that has failed, or as long as the
     * configuration allows; not at all if it requires nothing or does not want to be told.
     */
    public void awaitFirstRound(InstanceId id) {
        Optional<Delivery> delivery = deliveryTo(id);
        try {
            if (delivery.isPresent()) {
                delivery.get().firstRound().get(config.firstPatch().toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException e) {
            LOG.warn("registration is answered before its first update is acknowledged instance={}", id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the first round cannot fail", e);
        }
    }

    @Override
    public void whenTold(ServiceName service, Runnable done) {
        List<Delivery> deliveries = List.copyOf(dependents.getOrDefault(service, Set.of()));
        CompletableFuture<?>[] heard = deliveries.stream().map(Delivery::heard).toArray(CompletableFuture<?>[]::new);
        scheduler.run(Duration.ZERO, () -> deliveries.forEach(Delivery::wake));
        CompletableFuture<Void> unused =
                CompletableFuture.allOf(heard).thenRun(() -> scheduler.run(Duration.ZERO, done));
    }

    @Override
    public void whenGivenUp(Consumer<InstanceId> givenUp) {
        this.givenUp = givenUp;
    }

    @Override
    public void doubt(Collection<InstanceId> ids) {
        ids.stream().map(subscriptions::get).filter(Objects::nonNull).forEach(held -> {
            boolean compares = !held.entry.registration().isTutorial();
            held.delivery.doubt(compares ? Set.of() : remembered(held.entry));
            scheduler.run(Duration.ZERO, held.delivery::wake);
        });
    }

    /** Returns everything {@code entry} may call, to be sent as the answer to its registration. */
    public ProviderUpdate answer(Entry entry) {
        return answeredBy(entry)
                .flatMap(delivery -> delivery.compare((mailbox, newest) -> {
                    mailbox.answered(newest);
                    return newest.full();
                }))
                .orElseGet(() -> views.of(roll.snapshot(), entry).full());
    }

    /** Returns everything {@code entry} may call, unless it holds just that; to be sent as the answer to its renewal. */
    public Optional<ProviderUpdate> answer(Entry entry, String heldView) {
        return answeredBy(entry)
                .flatMap(delivery -> delivery.compare((mailbox, newest) -> {
                    if (newest.hash().equals(heldView)) {
                        mailbox.confirmed(newest);
                        return Optional.<ProviderUpdate>empty();
                    }
                    mailbox.answered(newest);
                    return Optional.of(newest.full());
                }))
                .orElseGet(() -> answeredForAnother(entry, heldView));
    }

    /**
     * If another registry tells the subscriber, it may have told it something newer, so it is to ask the subscriber
     * what it holds: a while later, when both registries know the same.
     */
    private Optional<ProviderUpdate> answeredForAnother(Entry entry, String heldView) {
        Optional<ProviderUpdate> update = unlessHeld(entry, heldView);
        boolean told = entry.registration().updateUrl().isPresent() && !isOwn(entry);
        update.filter(any -> told).ifPresent(any -> scheduler.run(AGREED, () -> givenUp.accept(entry.id())));
        return update;
    }

    /** Like {@link #answer(Entry, String)}, for an instance whose registration is superseded by {@code entry}. */
    public Optional<ProviderUpdate> unlessHeld(Entry entry, String heldView) {
        View newest = views.of(roll.snapshot(), entry);
        return newest.hash().equals(heldView) ? Optional.empty() : Optional.of(newest.full());
    }

    private Optional<Delivery> answeredBy(Entry entry) {
        return Optional.ofNullable(subscriptions.get(entry.id()))
                .filter(held -> held.entry.generation().equals(entry.generation()))
                .map(Subscription::delivery);
    }

    /**
     * Returns how many subscribers are {@code idle}, because they know everything, how many are being told
     * ({@code sending}), and how many wait for another attempt after one that has failed ({@code resting}).
     */
    public Map<String, Integer> states() {
        Map<String, Integer> counts = new TreeMap<>(Map.of("idle", 0, "sending", 0, "resting", 0));
        subscriptions.values().forEach(held -> counts.merge(held.delivery.state(), 1, Integer::sum));
        return counts;
    }

    /**
     * Returns whether {@code entry} has acknowledged the newest view of everything it requires, as far as this node
     * knows; true for a subscriber that another node tells.
     */
    public boolean informed(Entry entry) {
        return entry.registration().required().isEmpty()
                || answeredBy(entry).map(Delivery::informed).orElse(!isOwn(entry));
    }
}
