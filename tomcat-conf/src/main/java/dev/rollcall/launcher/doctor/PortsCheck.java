package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.Endpoint;
import dev.rollcall.launcher.failure.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Can a Tomcat that does not run listen where it is to?
 *
 * @param endpoints where it will listen
 * @param own its process when it ran last
 * @param listeners who listens there, as far as the system tells; nobody, where it is something else that forbids it
 */
record PortsCheck(List<Endpoint> endpoints, OptionalLong own, Function<Endpoint, Optional<Listener>> listeners)
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
            return Stream.of(Finding.wrong(listeners
                    .apply(endpoint)
                    .map(listener -> sentence(endpoint.port(), listener))
                    .orElse(String.valueOf(e.getMessage()))));
        }
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
