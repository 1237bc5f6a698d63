package dev.rollcall.kit;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name under which a service registers and by which others require it.
 *
 * <p>1 to 128 characters, no control characters, no line separators, no blank at either end; blanks inside are allowed,
 * because programs that already speak the protocol use them. Compared exactly, case included. Immutable.
 *
 * @param value the name as written on the wire
 */
public record ServiceName(String value) implements Comparable<ServiceName> {

    /** The registry itself. */
    public static final ServiceName REGISTRY = new ServiceName("RegistryService");
    /** The log service. */
    public static final ServiceName LOG = new ServiceName("LogService");
    /** The grade book. */
    public static final ServiceName GRADING = new ServiceName("GradingService");
    /** The pages people open. */
    public static final ServiceName PORTAL = new ServiceName("Portal");

    private static final Set<ServiceName> INFRASTRUCTURE = Set.of(REGISTRY, LOG, GRADING, PORTAL);
    private static final int MAX_LENGTH = 128;

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is empty, too long, or holds a character that is not allowed
     */
    public ServiceName {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "service name must have 1 to " + MAX_LENGTH + " characters but had " + value.length());
        }
        if (!value.equals(value.strip())) {
            throw new IllegalArgumentException("service name must not start or end with a blank");
        }
        if (!PlainText.isPlain(value)) {
            throw new IllegalArgumentException("service name must not hold control or invisible formatting characters");
        }
    }

    /** Returns whether this is one of the four services of Rollcall itself, which hold the master key. */
    public boolean isInfrastructure() {
        return INFRASTRUCTURE.contains(this);
    }

    /** As a record does it, which finds its way only at run time; names are keys of everything. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServiceName name && value.equals(name.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(ServiceName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
