package dev.rollcall.log.search;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogPage;
import dev.rollcall.log.store.LogQuery;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.StoreException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers questions about what is stored. Thread-safe. */
public final class Search {

    private static final int MAX_TRACE = 256;

    private final LogStore store;

    /** Asks {@code store}. */
    public Search(LogStore store) {
        this.store = store;
    }

    /**
     * Returns the newest records, newest first.
     *
     * @param parameters gives the value of {@code service} (exact name), {@code level} (the least serious one wanted),
     *     {@code trace} (exact id) and {@code limit} (1 to 1000); each may be empty
     * @throws InvalidQueryException if one of them cannot be understood
     * @throws StoreException if the store cannot be read
     */
    public LogPage newest(Function<String, Optional<String>> parameters) throws InvalidQueryException {
        return store.newest(new LogQuery(
                service(parameters.apply("service")),
                level(parameters.apply("level")),
                trace(parameters.apply("trace")),
                limit(parameters.apply("limit"))));
    }

    private static @Nullable ServiceName service(Optional<String> text) throws InvalidQueryException {
        try {
            return text.isEmpty() ? null : new ServiceName(text.get());
        } catch (IllegalArgumentException e) {
            throw new InvalidQueryException("service", "the name of a service");
        }
    }

    private static LogLevel level(Optional<String> text) throws InvalidQueryException {
        if (text.isEmpty()) {
            return LogLevel.TRACE;
        }
        return LogLevel.of(text.get())
                .orElseThrow(
                        () -> new InvalidQueryException("level", "one of TRACE, DEBUG, INFO, WARN, ERROR and FATAL"));
    }

    private static @Nullable String trace(Optional<String> text) throws InvalidQueryException {
        if (text.isPresent() && text.get().length() > MAX_TRACE) {
            throw new InvalidQueryException("trace", "a trace id");
        }
        return text.orElse(null);
    }

    private static int limit(Optional<String> text) throws InvalidQueryException {
        try {
            int limit = text.isEmpty() ? LogQuery.DEFAULT_LIMIT : Integer.parseInt(text.get());
            if (limit >= 1 && limit <= LogQuery.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Answered below, like a number out of range.
        }
        throw new InvalidQueryException("limit", "a whole number from 1 to " + LogQuery.MAX_LIMIT);
    }
}
