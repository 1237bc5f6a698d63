package dev.rollcall.log.search;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogPage;
import dev.rollcall.log.store.LogQuery;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.StoreException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers questions about what is stored. Thread-safe. */
public final class Search {

    private static final Set<String> PARAMETERS = Set.of("service", "level", "trace", "limit");

    private static final int MAX_TRACE = 256;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final LogStore store;

    /** Asks {@code store}. */
    public Search(LogStore store) {
        this.store = store;
    }

    /**
     * Returns the newest records, newest first.
     *
     * @param parameters the values of {@code service} (exact name), {@code level} (the least serious one wanted),
     *     {@code trace} (exact id) and {@code limit} (1 to 1000); each may be missing or blank
     * @throws InvalidQueryException if one of them cannot be understood, is there twice, or is none of these four: what
     *     was meant to narrow the answer is never passed over
     * @throws StoreException if the store cannot be read
     */
    public LogPage newest(Map<String, String[]> parameters) throws InvalidQueryException {
        for (String name : parameters.keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw new InvalidQueryException(name);
            }
        }
        return store.newest(new LogQuery(
                service(only("service", parameters)),
                level(only("level", parameters)),
                trace(only("trace", parameters)),
                limit(only("limit", parameters))));
    }

    private static Optional<String> only(String name, Map<String, String[]> parameters) throws InvalidQueryException {
        String[] values = parameters.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw new InvalidQueryException(name, "there only once");
        }
        return Arrays.stream(values)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst();
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
            throw new InvalidQueryException("trace", "a trace id of at most " + MAX_TRACE + " characters");
        }
        return text.orElse(null);
    }

    private static int limit(Optional<String> text) throws InvalidQueryException {
        if (text.isEmpty()) {
            return LogQuery.DEFAULT_LIMIT;
        }
        if (NUMBER.matcher(text.get()).matches()) {
            int limit = Integer.parseInt(text.get());
            if (limit >= 1 && limit <= LogQuery.MAX_LIMIT) {
                return limit;
            }
        }
        throw new InvalidQueryException("limit", "a whole number from 1 to " + LogQuery.MAX_LIMIT);
    }
}
