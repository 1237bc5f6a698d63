package dev.rollcall.log.search;

import dev.rollcall.log.store.LogRecord;

/**
 * Which events are wanted: {@code query} must hold and the time be {@code within}, kept by itself so that whole days
 * can be passed over. Immutable.
 */
public record Filter(Query query, Query.Within within) {

    /** Every event. */
    public static final Filter ALL = new Filter(Query.ALL, Query.Within.ALWAYS);

    /** Returns whether {@code record} is an answer. */
    public boolean matches(LogRecord record) {
        return within.matches(record) && query.matches(record);
    }
}
