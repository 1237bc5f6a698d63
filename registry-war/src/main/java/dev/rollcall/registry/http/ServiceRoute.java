package dev.rollcall.registry.http;

import dev.rollcall.kit.registry.InstanceId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An address below {@code /services}: one registration, or something about it.
 *
 * @param id which instance
 * @param part which part of it
 */
record ServiceRoute(InstanceId id, Part part) {

    private static final Set<String> ASK = methods("OPTIONS", "POST");
    private static final Set<String> READ = methods("GET", "HEAD", "OPTIONS");
    private static final Set<String> CHANGE = methods("DELETE", "OPTIONS", "PUT");

    /** A part of an instance's registration. */
    enum Part {
        /** Its registration. */
        REGISTRATION(""),
        /** Whether it is kept out of the dependents' views. */
        DRAIN("drain"),
        /** A health check. */
        CHECK("check"),
        /** The chart of its health. */
        HEALTH("health");

        private final String segment;

        Part(String segment) {
            this.segment = segment;
        }

        /** Returns the methods that can be used there, in the order in which the header {@code Allow} lists them. */
        Set<String> allowed() {
            return switch (this) {
                case CHECK -> ASK;
                case HEALTH -> READ;
                case REGISTRATION, DRAIN -> CHANGE;
            };
        }
    }

    private static Set<String> methods(String... inOrder) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(inOrder)));
    }

    /** Reads the segments after {@code /services}; empty if there is nothing at such an address. */
    static Optional<ServiceRoute> parse(List<String> segments) {
        if (segments.isEmpty() || segments.size() > 2) {
            return Optional.empty();
        }
        String last = segments.size() == 2 ? segments.get(1) : "";
        if (segments.size() == 2 && last.isEmpty()) {
            return Optional.empty();
        }
        return id(segments.get(0))
                .flatMap(id -> Stream.of(Part.values())
                        .filter(part -> part.segment.equals(last))
                        .findFirst()
                        .map(part -> new ServiceRoute(id, part)));
    }

    private static Optional<InstanceId> id(String segment) {
        try {
            return Optional.of(new InstanceId(segment));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the path below the context path. */
    String path() {
        return Routes.SERVICES + "/" + id + (part.segment.isEmpty() ? "" : "/" + part.segment);
    }
}
