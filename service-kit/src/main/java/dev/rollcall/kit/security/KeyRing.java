package dev.rollcall.kit.security;

import dev.rollcall.kit.ServiceName;
import java.util.Optional;

/** The keys a service holds: all of them with the master key, only its own otherwise. Thread-safe. */
@FunctionalInterface
public interface KeyRing {

    /** Returns the service key of {@code name}, or empty if it is not on this ring. */
    Optional<ServiceKey> keyOf(ServiceName name);

    /** Returns a ring with one key. */
    static KeyRing of(ServiceName name, ServiceKey key) {
        return asked -> asked.equals(name) ? Optional.of(key) : Optional.empty();
    }

    /** Returns a ring without any key: its holder sends no tokens and accepts none. */
    static KeyRing empty() {
        return asked -> Optional.empty();
    }
}
