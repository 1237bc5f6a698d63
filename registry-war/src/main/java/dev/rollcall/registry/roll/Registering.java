package dev.rollcall.registry.roll;

import dev.rollcall.kit.ServiceName;
import java.time.Duration;

/** The outcome of a registration. */
public sealed interface Registering {

    /**
     * It is on the roll.
     *
     * @param entry as it is listed
     * @param lease how long it stays listed without a renewal
     */
    record Listed(Entry entry, Duration lease) implements Registering {}

    /**
     * A newer registration of the same instance is known.
     *
     * @param known the generation the next registration must exceed
     */
    record Older(long known) implements Registering {}

    /**
     * A limit of the roll is reached.
     *
     * @param kind which limit
     * @param max the limit
     */
    record Full(Kind kind, long max) implements Registering {

        /** What is limited. */
        public enum Kind {
            /** Instances without a token. */
            UNSIGNED,
            /** Instances. */
            INSTANCES,
            /** Instances that registered from the caller's address. */
            ADDRESS,
            /** Instances of the service. */
            SERVICE,
            /** Memory. */
            BYTES
        }
    }

    /**
     * The id belongs to an instance that this caller may not replace.
     *
     * @param owner the service that holds it
     */
    record Taken(ServiceName owner) implements Registering {}
}
