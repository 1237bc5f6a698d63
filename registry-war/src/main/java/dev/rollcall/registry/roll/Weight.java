package dev.rollcall.registry.roll;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Registration;
import java.util.Map;
import java.util.Optional;

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
        weight += text(registration.updateUrl());
        weight += text(registration.heartbeatUrl());
        weight += text(registration.version());
        weight += text(registration.zone());
        for (ServiceName name : registration.required()) {
            weight += text(name.value());
        }
        for (Map.Entry<String, String> member : registration.metadata().entrySet()) {
            weight += text(member.getKey()) + text(member.getValue());
        }
        return weight;
    }

    private static long text(Optional<?> value) {
        return value.isEmpty() ? 0 : text(value.get().toString());
    }

    private static long text(String text) {
        return TEXT + text.length();
    }
}
