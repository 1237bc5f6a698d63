package dev.rollcall.launcher.accounts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The accounts of several portals, each of which may keep its own, or share those of another.
 *
 * @param portals at least one
 */
public record AllPortals(List<PortalAccounts> portals) implements PortalAccounts {

    /** Copies the list. */
    public AllPortals {
        portals = List.copyOf(portals);
    }

    @Override
    public Outcome add(String name, String password, Set<String> roles) {
        return all(portal -> portal.add(name, password, roles));
    }

    @Override
    public Outcome changePassword(String name, String password) {
        return all(portal -> portal.changePassword(name, password));
    }

    /** Writes those of the first. */
    @Override
    public Outcome backUp(Path file) {
        return portals.get(0).backUp(file);
    }

    @Override
    public Outcome restore(Path file) {
        return all(portal -> portal.restore(file));
    }

    /**
     * A refusal counts most. An account added at one portal exists at those that share its accounts. What is done is
     * told in all sentences that differ.
     */
    private Outcome all(Function<PortalAccounts, Outcome> change) {
        List<Outcome> outcomes = portals.stream().map(change).toList();
        return first(outcomes, Kind.REFUSED).or(() -> done(outcomes)).orElseGet(() -> outcomes.get(0));
    }

    private static Optional<Outcome> done(List<Outcome> outcomes) {
        return first(outcomes, Kind.DONE)
                .map(some -> new Outcome(
                        Kind.DONE,
                        outcomes.stream()
                                .filter(outcome -> outcome.kind() == Kind.DONE)
                                .map(Outcome::sentence)
                                .distinct()
                                .collect(Collectors.joining(" "))));
    }

    private static Optional<Outcome> first(List<Outcome> outcomes, Kind kind) {
        return outcomes.stream().filter(outcome -> outcome.kind() == kind).findFirst();
    }
}
