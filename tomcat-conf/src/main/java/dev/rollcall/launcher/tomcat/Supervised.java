package dev.rollcall.launcher.tomcat;

import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.Addresses.Address;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.state.TomcatState;
import dev.rollcall.launcher.state.TomcatState.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One Tomcat that is looked after: what runs at the moment, and what is said of it. Used by one thread at a time. */
public final class Supervised {
    private final String name;
    private final Addresses addresses;
    private final Supplier<Running> launch;
    private final BooleanSupplier answers;
    private final Consumer<TomcatState> record;
    private final Restarts restarts = new Restarts();
    private Running running;
    private TomcatState state;
    private Optional<Instant> due = Optional.empty();

    private Supervised(
            String name,
            Addresses addresses,
            Supplier<Running> launch,
            BooleanSupplier answers,
            Consumer<TomcatState> record,
            Running running,
            TomcatState state) {
        this.name = name;
        this.addresses = addresses;
        this.launch = launch;
        this.answers = answers;
        this.record = record;
        this.running = running;
        this.state = state;
        record.accept(state);
    }

    /**
     * Starts a Tomcat.
     *
     * @param name what it is called
     * @param addresses where its services answer
     * @param launch starts the process
     * @param answers whether all its services answer
     * @param record is told each change
     */
    public static Supervised start(
            String name,
            Addresses addresses,
            Supplier<Running> launch,
            BooleanSupplier answers,
            Consumer<TomcatState> record,
            Instant now) {
        Running running = launch.get();
        TomcatState state = TomcatState.started(running.pid(), now, Set.copyOf(addresses.wars()));
        return new Supervised(name, addresses, launch, answers, record, running, state);
    }

    /** Returns what it is called. */
    public String name() {
        return name;
    }

    /** Returns whether one of its services answers at an address, or is to. */
    boolean serves(Address address) {
        return addresses.all().contains(address);
    }

    /** Returns whether all its services answer now. */
    boolean isAnswering() {
        return answers.getAsBoolean();
    }

    /** Returns the process, which may have ended. */
    public Running running() {
        return running;
    }

    /** Returns what was said of it last. */
    public TomcatState state() {
        return state;
    }

    /** Records that it was ready. */
    void ready(Instant now) {
        change(state.in(Phase.RUNNING, now));
    }

    /** Records that it was stopped. */
    void stopped(Instant now) {
        if (state.phase() != Phase.DEAD) {
            change(state.in(Phase.STOPPED, now));
        }
    }

    boolean isGivenUp() {
        return state.phase() == Phase.DEAD && due.isEmpty();
    }

    boolean hasJustDied() {
        return state.phase() != Phase.DEAD && !running.isAlive();
    }

    boolean isDue(Instant now) {
        return due.filter(time -> !now.isBefore(time)).isPresent();
    }

    boolean isBack() {
        return state.phase() == Phase.STARTING && running.isAlive() && isAnswering();
    }

    /** Counts a death; returns how long until it is started again, or empty if it is not. */
    Optional<Duration> died(Instant now) {
        Optional<Duration> pause = restarts.after(now);
        due = pause.map(now::plus);
        change(state.died(running.status(), now));
        return pause;
    }

    /**
     * Starts it again.
     *
     * @throws FailureException if that cannot even be tried
     */
    void again(Instant now) {
        due = Optional.empty();
        running = launch.get();
        change(state.again(running.pid(), now));
    }

    private void change(TomcatState next) {
        state = next;
        record.accept(next);
    }
}
