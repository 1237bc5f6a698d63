package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.Backoff;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a service listed, from a thread of its own: registers, renews, comes back when the registry forgot it, and says
 * goodbye in bounded time. Whatever the registry does, the service goes on.
 */
public final class Registrar implements AutoCloseable {

    /** How a service stands with the registry. */
    public enum State {
        /** Its own address is not known yet, or it was not started. */
        WAITING,
        /** Listed. */
        REGISTERED,
        /** A newer registration of the same instance is listed. */
        SUPERSEDED,
        /** The registry does not answer; what it told last stays in force. */
        AWAY,
        /** The registry said no. */
        REFUSED,
        /** It has said goodbye. */
        STOPPED
    }

    private static final Logger LOG = System.getLogger(Registrar.class.getName());
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration THREAD_LIMIT = Duration.ofMillis(500);
    private static final Duration WAIT_FOR_ADDRESS = Duration.ofMillis(50);
    private static final int FAILURES_BEFORE_WARNING = 6;
    private static final int WAITS_BEFORE_WARNING = 1200;

    private final Supplier<Optional<Registration>> declaration;
    private final RegistrationStateMachine machine;
    private final RegistryClient registry;
    private final Providers providers;
    private final ScheduledExecutorService thread;
    private volatile State state = State.WAITING;
    private volatile @Nullable Registration sent;
    private @Nullable Registration left;
    private String logged = "";
    private int waits;

    Registrar(
            Supplier<Optional<Registration>> declaration,
            RegistrationStateMachine machine,
            RegistryClient registry,
            Providers providers,
            String name) {
        this.declaration = declaration;
        this.machine = machine;
        this.registry = registry;
        this.providers = providers;
        this.thread = Threads.scheduler("rollcall-registrar-" + name, 1);
    }

    /**
     * Returns the registrar of one service, not yet started.
     *
     * @param declaration what to register; empty as long as the service's own address is not known; asked on the registrar's thread
     * @param name part of the thread's name
     */
    public static Registrar of(
            Supplier<Optional<Registration>> declaration,
            RegistryClient registry,
            Providers providers,
            InstantSource clock,
            String name) {
        RegistrationStateMachine machine = new RegistrationStateMachine(clock, new SplittableRandom());
        return new Registrar(declaration, machine, registry, providers, name);
    }

    /** Begins, and returns at once. */
    public void start() {
        schedule(Duration.ZERO);
    }

    /** Returns how the service stands with the registry. */
    public State state() {
        return state;
    }

    private void schedule(Duration delay) {
        try {
            ScheduledFuture<?> unused = thread.schedule(this::run, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "no further step: stopped");
        }
    }

    private void run() {
        Duration delay = Backoff.CAP;
        try {
            delay = step();
        } catch (Throwable e) { // An error that escaped would end the renewals without a word.
            delay = machine.failed();
            failed(e);
        } finally {
            schedule(delay);
        }
    }

    private void failed(Throwable cause) {
        String edge = "failed " + cause;
        if (!edge.equals(logged)) {
            logged = edge;
            LOG.log(Level.ERROR, "registration step failed", cause);
        }
    }

    /** Makes one step and returns how long to wait before the next. */
    Duration step() {
        long asked = providers.changes();
        Registration current = sent;
        move(current);
        RegistryAnswer answer;
        if (machine.next() == RegistrationStateMachine.Step.REGISTER || current == null) {
            Optional<Registration> declared = declaration.get();
            if (declared.isEmpty()) {
                return waiting();
            }
            current = declared.get().withGeneration(machine.generation());
            sent = current;
            answer = registry.register(current);
        } else {
            answer = registry.renew(current.instanceId(), new Renewal(machine.generation(), providers.view()));
        }
        Duration delay = machine.took(answer);
        tell(current, answer);
        boolean taken =
                update(current, answer).map(u -> providers.adopt(u, asked)).orElse(true);
        leave(current, answer);
        if (!taken) {
            return machine.overtaken();
        }
        machine.inOrder();
        return delay;
    }

    /** If its address has changed (DHCP, a machine that is moved), lets the service register under the new one. */
    private void move(@Nullable Registration listed) {
        if (listed == null || machine.next() == RegistrationStateMachine.Step.REGISTER) {
            return;
        }
        Optional<URI> now = declaration.get().map(Registration::url).filter(url -> !url.equals(listed.url()));
        if (now.isPresent()) {
            LOG.log(Level.INFO, "moved {0} from={1} to={2}", listed.name(), listed.url(), now.get());
            left = listed;
            machine.moved();
        }
    }

    /** Deregisters the old id, if it has changed, once the new one is listed. */
    private void leave(Registration current, RegistryAnswer answer) {
        Registration old = left;
        if (old == null || !(answer instanceof Registered)) {
            return;
        }
        left = null;
        if (!old.instanceId().equals(current.instanceId())) {
            boolean heard =
                    registry.deregister(old.instanceId(), old.generation().orElse(0), GOODBYE);
            LOG.log(Level.INFO, "deregistered {0} instance={1} heard={2}", old.name(), old.instanceId(), heard);
        }
    }

    private Duration waiting() {
        if (++waits == WAITS_BEFORE_WARNING) {
            LOG.log(
                    Level.WARNING,
                    "not registered: own connector not found or not started; set rollcall.service.url and"
                            + " rollcall.registry.url where JMX is switched off");
        }
        return WAIT_FOR_ADDRESS;
    }

    private Optional<ProviderUpdate> update(Registration registration, RegistryAnswer answer) {
        if (answer instanceof Registered registered) {
            return Optional.of(registered.update());
        }
        if (answer instanceof Renewed renewed) {
            return renewed.state() == Renewed.State.SUPERSEDED
                    ? renewed.update().map(u -> withHeld(u, registration.required()))
                    : renewed.update();
        }
        return Optional.empty();
    }

    /** Adds what was known last of services that only this version requires: the answer has those of the newer one. */
    private ProviderUpdate withHeld(ProviderUpdate update, List<ServiceName> required) {
        if (!update.full()) {
            return update;
        }
        Set<ServiceName> told = update.added().stream().map(Provider::name).collect(Collectors.toSet());
        Stream<Provider> held = required.stream()
                .distinct()
                .filter(Predicate.not(told::contains))
                .flatMap(name -> providers.all(name).stream());
        return ProviderUpdate.full(
                update.view().orElseThrow(),
                Stream.concat(update.added().stream(), held).toList());
    }

    /** Publishes the state, and logs when it changes. */
    private void tell(Registration registration, RegistryAnswer answer) {
        String subject = registration.name() + " instance=" + registration.instanceId() + " generation="
                + registration.generation().orElse(0);
        if (answer instanceof Registered) {
            become(State.REGISTERED, "", Level.INFO, "registered " + subject + " url=" + registration.url());
        } else if (answer instanceof Renewed renewed && renewed.state() == Renewed.State.SUPERSEDED) {
            become(State.SUPERSEDED, "", Level.INFO, "superseded " + subject);
        } else if (answer instanceof Renewed) {
            become(State.REGISTERED, "", Level.INFO, "renewed " + subject);
        } else if (answer instanceof RegistryAnswer.Refused refused) {
            become(
                    State.REFUSED,
                    refused.reason(),
                    Level.WARNING,
                    "registration refused " + subject + ": " + refused.reason());
        } else if (answer instanceof RegistryAnswer.Older older) {
            become(
                    State.REFUSED,
                    "a newer registration of this instance is known",
                    Level.WARNING,
                    "registration refused " + subject + ": there is a newer one known=" + older.known());
        } else if (answer instanceof RegistryAnswer.Away away) {
            // A Tomcat that is still starting is no news.
            Level level = machine.failures() < FAILURES_BEFORE_WARNING ? Level.DEBUG : Level.WARNING;
            become(State.AWAY, "", level, "registry away: " + away.reason());
        }
    }

    /** Logs a change of state, or a refusal for another reason than the last. */
    private void become(State next, String why, Level level, String message) {
        boolean renewed = next == State.REGISTERED && state == State.REGISTERED;
        state = next;
        String edge = next + why;
        if (level != Level.DEBUG && !edge.equals(logged) && !renewed) {
            logged = edge;
            LOG.log(level, message);
        }
    }

    /**
     * Stops, and deregisters unless {@code silently}, within about two seconds. A second call does nothing.
     *
     * @return whether the registry has deregistered it now; its answer waits until the dependents have been told
     */
    public boolean close(boolean silently) {
        Threads.stop(thread, THREAD_LIMIT);
        Registration last = sent;
        State before = state;
        state = State.STOPPED;
        if (last != null && !silently && before != State.STOPPED) {
            boolean heard =
                    registry.deregister(last.instanceId(), last.generation().orElse(0), GOODBYE);
            LOG.log(Level.INFO, "deregistered {0} instance={1} heard={2}", last.name(), last.instanceId(), heard);
            return heard;
        }
        return false;
    }

    @Override
    public void close() {
        boolean unused = close(false);
    }
}
