package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.Registration;
import java.net.URI;

/** An estimate of the memory that an entry takes: its objects, and the characters of its texts. */
final class Weight {

    private static final long OBJECTS = 1024;
    private static final long TEXT = 64;

    private Weight() {}

    /** Returns bytes. */
    static long of(Registration registration) {
        long weight = OBJECTS
                + text(registration.name().value())
                + text(registration.instanceId().value())
                + text(registration.url().toString());
        weight += registration.updateUrl().map(URI::toString).map(Weight::text).orElse(0L);
        weight +=
                registration.heartbeatUrl().map(URI::toString).map(Weight::text).orElse(0L);
        weight += registration.version().map(Weight::text).orElse(0L);
        weight += registration.zone().map(Weight::text).orElse(0L);
        weight += registration.required().stream()
                .mapToLong(name -> text(name.value()))
                .sum();
        weight += registration.metadata().entrySet().stream()
                .mapToLong(entry -> text(entry.getKey()) + text(entry.getValue()))
                .sum();
        return weight;
    }

    private static long text(String text) {
        return TEXT + text.length();
    }
}
