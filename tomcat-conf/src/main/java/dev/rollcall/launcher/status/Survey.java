package dev.rollcall.launcher.status;

import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.Addresses.Address;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.roll.Instance;
import dev.rollcall.launcher.roll.Roll;
import dev.rollcall.launcher.state.ContextsFile;
import dev.rollcall.launcher.state.StateFile;
import dev.rollcall.launcher.state.TomcatLock;
import dev.rollcall.launcher.state.TomcatState;
import dev.rollcall.launcher.state.TomcatState.Phase;
import dev.rollcall.launcher.tomcat.ConsoleLog;
import dev.rollcall.launcher.tomcat.Unlaunched;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a look at a Tomcat of a base has shown; looking changes nothing.
 *
 * @param placement the Tomcat
 * @param endpoint where it answers, if a launcher runs it
 * @param state what a launcher last said of it
 * @param unlaunched the process of a Tomcat on its base that no launcher has started; empty if a launcher runs it
 */
public record Survey(
        Placement placement, Optional<URI> endpoint, Optional<TomcatState> state, OptionalLong unlaunched) {
    private static final int LAST_LINES = 10;

    /** Looks at one. */
    public static Survey of(Placement placement) {
        CatalinaBase base = placement.catalinaBase();
        Optional<URI> endpoint = TomcatLock.endpoint(base);
        return new Survey(
                placement,
                endpoint,
                StateFile.in(base).read(),
                endpoint.isPresent() ? OptionalLong.empty() : Unlaunched.on(base));
    }

    /** Returns where its services answer; nothing unless a launcher runs it. */
    public Addresses services() {
        return Addresses.of(
                endpoint.map(launched -> wars()).orElse(Set.of()),
                war -> endpoint.orElseThrow().resolve(placement.path(war)));
    }

    private Set<War> wars() {
        return state.map(TomcatState::ordered).orElseGet(() -> Set.copyOf(placement.wars()));
    }

    /** Returns what the roll says of its services; nothing unless a launcher runs it. */
    public List<ServiceStatus> services(Roll roll) {
        return services().all().stream()
                .map(address -> ServiceStatus.of(address.war(), placement.name(), roll, instance(address, roll)))
                .toList();
    }

    /** Where the base has several of a service, only the one at this Tomcat counts. */
    private Optional<Instance> instance(Address address, Roll roll) {
        return placement.number() == 0 ? roll.instance(address.war()) : roll.instance(address.war(), address.uri());
    }

    /** Returns the web applications that it does not serve; empty unless it runs and tells which it serves. */
    public Optional<List<ContextStatus>> unserved() {
        return state.filter(last -> endpoint.isPresent() && isAlive())
                .flatMap(last -> ContextsFile.in(placement.catalinaBase())
                        .read()
                        .filter(contexts -> contexts.pid() == last.pid())
                        .map(contexts -> new Unserved(placement, wars(), contexts).all(last.phase() == Phase.RUNNING)));
    }

    /** Returns how it is. */
    public TomcatStatus status(Roll roll) {
        if (unlaunched.isPresent()) {
            return TomcatStatus.unlaunched(
                    placement.name(),
                    unlaunched.getAsLong(),
                    placement.catalinaBase().logs());
        }
        State now = now(roll);
        ConsoleLog log = new ConsoleLog(placement.catalinaBase().logs());
        return new TomcatStatus(
                placement.name(),
                now,
                endpoint,
                state.map(TomcatState::pid).filter(pid -> now.runs()),
                state.filter(last -> isKnown(last.phase())).map(TomcatState::since),
                state.map(TomcatState::restarts).orElse(0),
                state.flatMap(TomcatState::lastEnd),
                log.file(),
                now == State.DEAD ? log.tail(LAST_LINES) : List.of());
    }

    private State now(Roll roll) {
        Phase phase = state.map(TomcatState::phase).orElse(endpoint.isPresent() ? Phase.STARTING : Phase.STOPPED);
        if (endpoint.isEmpty()) {
            return phase == Phase.DEAD ? State.DEAD : State.STOPPED;
        }
        return switch (phase) {
            case STARTING -> State.STARTING;
            case DEAD -> State.DEAD;
            case STOPPED -> State.STOPPED;
            case RUNNING -> {
                if (!isAlive()) {
                    yield State.DEAD;
                }
                yield services(roll).stream().allMatch(ServiceStatus::isReady) ? State.READY : State.RUNNING;
            }
        };
    }

    /** A launcher that was killed could not say when its Tomcat stopped. */
    private boolean isKnown(Phase phase) {
        return endpoint.isPresent() || phase == Phase.STOPPED || phase == Phase.DEAD;
    }

    private boolean isAlive() {
        return state.flatMap(last -> ProcessHandle.of(last.pid()))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }
}
