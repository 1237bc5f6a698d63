package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.Endpoint;
import dev.rollcall.launcher.failure.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Can a stopped Tomcat listen where it is to?
 *
 * @param endpoints where it will listen
 * @param own its process when it last ran
 * @param unlaunched whether a process is a Tomcat on its base that no launcher has started
 * @param listeners the process that listens there, as far as the system tells; empty if something else forbids it
 */
record PortsCheck(
        List<Endpoint> endpoints,
        OptionalLong own,
        LongPredicate unlaunched,
        Function<Endpoint, Optional<Listener>> listeners)
        implements Check {

    @Override
    public List<Finding> findings() {
        return endpoints.stream().flatMap(this::findings).toList();
    }

    private Stream<Finding> findings(Endpoint endpoint) {
        try {
            endpoint.requireFree();
            return Stream.empty();
        } catch (FailureException e) {
            return Stream.of(listeners
                    .apply(endpoint)
                    .map(listener -> finding(endpoint.port(), listener))
                    .orElseGet(() -> Finding.wrong(String.valueOf(e.getMessage()))));
        }
    }

    private Finding finding(int port, Listener listener) {
        return isUser(listener)
                ? Finding.fine(
                        "A Tomcat on this base, process " + listener.pid().orElseThrow()
                                + ", which no launcher has started, listens on port " + port
                                + ": which web applications it serves, its manager and its logs tell.")
                : Finding.wrong(sentence(port, listener));
    }

    /** Returns whether a Tomcat on this base that no launcher has started listens at one of them. */
    boolean isUsed() {
        return endpoints.stream()
                .flatMap(endpoint -> listeners.apply(endpoint).stream())
                .anyMatch(this::isUser);
    }

    private boolean isUser(Listener listener) {
        return listener.pid().isPresent() && unlaunched.test(listener.pid().getAsLong());
    }

    private String sentence(int port, Listener listener) {
        if (listener.pid().isPresent() && listener.pid().equals(own)) {
            return "Port " + port + " is held by the Tomcat of this base, process " + own.getAsLong()
                    + ", whose launcher is gone: end it with kill " + own.getAsLong() + ".";
        }
        return "Port " + port + " is taken by " + listener.words()
                + ": end that, or choose another port with --port-offset.";
    }
}
