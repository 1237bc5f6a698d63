package dev.rollcall.log.search;

import dev.rollcall.log.store.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a value of an event is called.
 *
 * @param kind which member of the event, or that it is an attribute
 * @param name what it is called in a query; the attribute's name
 */
public record Key(Kind kind, String name) {

    /** The service that logged. */
    public static final Key SERVICE = new Key(Kind.SERVICE, "service");

    /** Which instance of it. */
    public static final Key INSTANCE = new Key(Kind.INSTANCE, "instance");

    /** The level, by its name. */
    public static final Key LEVEL = new Key(Kind.LEVEL, "level");

    /** The logger. */
    public static final Key LOGGER = new Key(Kind.LOGGER, "logger");

    /** The thread. */
    public static final Key THREAD = new Key(Kind.THREAD, "thread");

    /** The trace. */
    public static final Key TRACE = new Key(Kind.TRACE, "trace");

    /** The members that can be asked for by value; each but {@link #ATTRIBUTE} is one. */
    public enum Kind {
        /** See {@link Key#SERVICE}. */
        SERVICE,
        /** See {@link Key#INSTANCE}. */
        INSTANCE,
        /** See {@link Key#LEVEL}. */
        LEVEL,
        /** See {@link Key#LOGGER}. */
        LOGGER,
        /** See {@link Key#THREAD}. */
        THREAD,
        /** See {@link Key#TRACE}. */
        TRACE,
        /** Any attribute. */
        ATTRIBUTE
    }

    /** Returns the key of an attribute. */
    public static Key attribute(String name) {
        return new Key(Kind.ATTRIBUTE, name);
    }

    /** Returns the value that {@code record} has; null if it has none. */
    public @Nullable String of(LogRecord record) {
        return switch (kind) {
            case SERVICE -> record.service().value();
            case INSTANCE -> record.instance();
            case LEVEL -> record.level().name();
            case LOGGER -> record.logger();
            case THREAD -> record.thread();
            case TRACE -> record.traceId();
            case ATTRIBUTE -> record.attributes().get(name);
        };
    }
}
