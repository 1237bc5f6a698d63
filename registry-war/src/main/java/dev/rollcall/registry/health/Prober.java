package dev.rollcall.registry.health;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.RollListener;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Checks every instance that has a heartbeat address, many at a time, each at the same period, and reports verdicts to
 * the roll. Thread-safe.
 *
 * <p>Nothing is checked before an instance has registered or left, which proves that the registry's own connector
 * serves. Until then, services in the same Tomcat do not answer either.
 */
public final class Prober implements RollListener {

    /** How often {@link #tick()} wants to be called. */
    public static final Duration TICK = Duration.ofMillis(20);

    private static final Logger LOG = LogManager.getLogger(Prober.class);
    private static final long CENSUS_FRESH_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration CONFIRMATION_FRESH = Duration.ofSeconds(15);

    private final Roll roll;
    private final Heartbeats heartbeats;
    private final ProbeConfig config;
    private final Duration grace;
    private final InstantSource wall;
    private final Ticker ticker;
    private final DoubleSupplier chance;
    private final ProbeQueue queue;
    private final ConcurrentHashMap<InstanceId, ProbeTarget> targets = new ConcurrentHashMap<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile IndirectProbe others = IndirectProbe.NONE;
    private volatile CensusResult latestCensus;
    private volatile Notice notice;

    /** What the latest census said, and when it was taken. */
    private record CensusResult(boolean networkSuspected, long takenAt) {}

    /** The latest notice, and when it was made. */
    private record Notice(Optional<String> text, long takenAt) {}

    /**
     * Makes a prober that listens to {@code roll} once registered there.
     *
     * @param grace how long restored entries cannot become DOWN
     * @param chance numbers from 0 (inclusive) to 1 (exclusive), which spread the checks over the period
     */
    public Prober(
            Roll roll,
            Heartbeats heartbeats,
            ProbeConfig config,
            Duration grace,
            InstantSource wall,
            Ticker ticker,
            DoubleSupplier chance) {
        this.roll = roll;
        this.heartbeats = heartbeats;
        this.config = config;
        this.grace = grace;
        this.wall = wall;
        this.ticker = ticker;
        this.chance = chance;
        this.queue = new ProbeQueue(config.concurrency());
        this.latestCensus = new CensusResult(false, ticker.nanos() - CENSUS_FRESH_NANOS);
        this.notice = new Notice(Optional.empty(), ticker.nanos() - CENSUS_FRESH_NANOS);
    }

    /** Lets silence count only when {@code probe} agrees. */
    public void consult(IndirectProbe probe) {
        this.others = probe;
    }

    private void begin() {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            LOG.info("health checks begin period={} timeout={}", config.period(), config.timeout());
        }
    }

    @Override
    public void changed(Change change) {
        if (change.cause() == Cause.CHECKED) {
            return;
        }
        if (change.cause() != Cause.RESTORED) {
            begin();
        }
        targets.compute(change.id(), (id, observed) -> {
            Optional<Entry> newest = roll.snapshot().present(id);
            if (observed != null && newest.filter(observed::isAbout).isPresent()) {
                return observed;
            }
            if (observed != null) {
                observed.end();
            }
            return newest.filter(entry -> entry.registration().heartbeatUrl().isPresent())
                    .map(entry -> admit(entry, change.cause() == Cause.RESTORED))
                    .orElse(null);
        });
    }

    private ProbeTarget admit(Entry entry, boolean restored) {
        long now = ticker.nanos();
        ProbeTarget target = new ProbeTarget(entry, now, restored ? grace.toNanos() : 0);
        target.own(isOwn(entry), entry);
        double wait = restored ? 0 : config.period().toNanos() * chance.getAsDouble();
        queue.plan(target, now + (long) wait);
        return target;
    }

    /** Begins the checks that are due. */
    public void tick() {
        if (!begun.get()) {
            return;
        }
        for (ProbeTarget target : queue.due(ticker.nanos())) {
            if (!isToBeChecked(target)) {
                continue;
            }
            AtomicBoolean once = new AtomicBoolean();
            try {
                heartbeats.probe(target.entry(), result -> {
                    if (once.compareAndSet(false, true)) {
                        ended(target, result);
                    }
                });
            } catch (Throwable e) {
                LOG.warn(
                        "health check could not be made instance={}",
                        target.entry().id(),
                        e);
                if (once.compareAndSet(false, true)) {
                    ended(target, new ProbeResult.Wrong("the check could not be made"));
                }
            }
        }
    }

    private void ended(ProbeTarget target, ProbeResult result) {
        queue.ended(target);
        if (target.ended()) {
            return;
        }
        try {
            judge(target, result);
        } finally {
            target.checked();
            Duration pause = HealthPolicy.pause(target.state(), period());
            queue.plan(target, ticker.nanos() + pause.toNanos());
        }
    }

    /** An instance that another node checks is looked at again after a period, so that this node takes it over within one. */
    private boolean isToBeChecked(ProbeTarget target) {
        boolean own = isOwn(target.entry());
        if (own == target.own() && (own || target.isAsked())) {
            return true;
        }
        queue.ended(target);
        target.own(own, roll.snapshot().present(target.entry().id()).orElse(target.entry()));
        queue.plan(target, ticker.nanos() + (own ? 0 : period().toNanos()));
        return false;
    }

    private boolean isOwn(Entry entry) {
        return roll.members().now().owns(entry.id().value());
    }

    /** How often each instance is checked, given this node's share of them. */
    private Duration period() {
        int nodes = Math.max(1, roll.members().now().working().size());
        return config.periodFor((targets.size() + nodes - 1) / nodes);
    }

    /** If the check was only asked for, the verdict is left to the node that checks the instance. */
    private void judge(ProbeTarget target, ProbeResult result) {
        HealthState before = target.state();
        if (!target.own()) {
            target.note(before, lastProbe(result, wall.instant()), ticker.nanos());
            return;
        }
        consult(target, result);
        HealthState after = HealthPolicy.after(before, result, () -> mayGiveUp(target, result));
        target.note(after, lastProbe(result, wall.instant()), ticker.nanos());
        Entry judged = target.entry();
        if (after.health() != listed(target).orElse(after.health())) {
            roll.check(judged.id(), judged.generation(), after.health(), after.reason());
        }
    }

    /** Not this node's last verdict: another node may have reported a different one since. */
    private Optional<Health> listed(ProbeTarget target) {
        return roll.snapshot()
                .present(target.entry().id())
                .filter(target::isAbout)
                .map(Entry::health);
    }

    private void consult(ProbeTarget target, ProbeResult result) {
        if (result instanceof ProbeResult.Unheard) {
            target.suspicion().ask(others, target.entry(), ticker::nanos);
        } else {
            target.suspicion().end();
        }
    }

    private boolean mayGiveUp(ProbeTarget target, ProbeResult result) {
        boolean silent = result instanceof ProbeResult.Unheard;
        boolean shared = !silent || target.suspicion().isShared(ticker.nanos(), confirmationFresh());
        return !target.inGrace(ticker.nanos()) && shared && !(silent && suspectsOwnNetwork(Optional.of(target)));
    }

    /** An answer is used with the next result, which comes a period later. */
    private Duration confirmationFresh() {
        Duration recent = recent();
        return recent.compareTo(CONFIRMATION_FRESH) > 0 ? recent : CONFIRMATION_FRESH;
    }

    /** The latest check of each instance that this node checks has ended within this time. */
    private Duration recent() {
        return period().plus(config.timeout()).multipliedBy(2);
    }

    /** Counts the instances that are not heard, {@code silent} included, unless that was done just now. */
    private boolean suspectsOwnNetwork(Optional<ProbeTarget> silent) {
        CensusResult latest = latestCensus;
        if (ticker.nanos() - latest.takenAt() >= CENSUS_FRESH_NANOS) {
            latest = new CensusResult(census(silent).warning().isPresent(), ticker.nanos());
            latestCensus = latest;
        }
        return latest.networkSuspected();
    }

    private Census census(Optional<ProbeTarget> silent) {
        Census census = new Census();
        for (ProbeTarget target : targets.values()) {
            if (!target.own()) {
                continue;
            }
            boolean unheard = target.state().unheard()
                    || silent.filter(current -> current == target).isPresent();
            census.count(address(target.entry()), unheard);
        }
        return census;
    }

    private static InetAddress address(Entry entry) {
        return entry.registration()
                .heartbeatUrl()
                .flatMap(url -> entry.origin().addressesOf(url).stream().findFirst())
                .orElse(entry.origin().caller());
    }

    private static LastProbe lastProbe(ProbeResult result, Instant now) {
        return result instanceof ProbeResult.Alive alive
                ? new LastProbe(now, Optional.of(alive.took()), alive.degraded(), alive.store())
                : new LastProbe(now, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the latest check of an instance. */
    public Optional<LastProbe> lastProbe(InstanceId id) {
        return Optional.ofNullable(targets.get(id)).flatMap(ProbeTarget::lastProbe);
    }

    /**
     * Checks an instance as soon as possible instead of when its turn comes.
     *
     * @return completed when that check, or one that was already under way, has ended; at once if it is never checked
     */
    public CompletableFuture<Void> checkNow(InstanceId id) {
        ProbeTarget target = targets.get(id);
        if (target == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> checked = target.nextCheck();
        target.ask();
        queue.hurry(target, ticker.nanos());
        return checked;
    }

    /** Returns how late the checks are: how long the one that waits longest has been due. */
    public Duration lateness() {
        return Duration.ofNanos(begun.get() ? queue.lateness(ticker.nanos()) : 0);
    }

    /** Returns how many instances this node checks. */
    public int own() {
        return (int) targets.values().stream().filter(ProbeTarget::own).count();
    }

    /** Returns how many instances are checked by one node or another. */
    public int all() {
        return targets.size();
    }

    /** Returns how many checks are under way. */
    public int underWay() {
        return queue.underWay();
    }

    /**
     * Returns whether an instance must not be removed when its lease runs out: a recent check proves that it lives, or
     * no check proves anything because the registry suspects its own network.
     */
    public boolean spares(Entry entry) {
        return provenAlive(entry) || suspectsOwnNetwork(Optional.empty());
    }

    private boolean provenAlive(Entry entry) {
        ProbeTarget target = targets.get(entry.id());
        if (target == null || !target.isAbout(entry)) {
            return false;
        }
        if (roll.members().now().isWorking() && !isOwn(entry)) {
            return entry.health() == Health.UP; // another node checks it, and would have reported otherwise
        }
        return target.lastProbe().isPresent()
                && target.state().health() == Health.UP
                && ticker.nanos() - target.checkedAt() < recent().toNanos();
    }

    /**
     * Returns what people should know about the checks, in whole sentences; empty if there is nothing. At most 100 ms
     * old, so that reading it costs nothing however many instances there are.
     */
    public Optional<String> notice() {
        Notice latest = notice;
        if (ticker.nanos() - latest.takenAt() >= CENSUS_FRESH_NANOS) {
            latest = new Notice(sentences(), ticker.nanos());
            notice = latest;
        }
        return latest.text();
    }

    private Optional<String> sentences() {
        int count = targets.size();
        Duration stretched = period();
        Stream<String> rate = stretched.equals(config.period())
                ? Stream.empty()
                : Stream.of("Health is checked every " + stretched.toMillis() + " ms instead of every "
                        + config.period().toMillis() + " ms, because there are " + count
                        + " instances and no more than " + config.rate() + " checks a second.");
        String text =
                Stream.concat(census(Optional.empty()).warning().stream(), rate).collect(Collectors.joining(" "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
