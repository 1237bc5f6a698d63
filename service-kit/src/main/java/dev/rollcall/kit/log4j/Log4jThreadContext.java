package dev.rollcall.kit.log4j;

import org.apache.logging.log4j.ThreadContext;
import org.jspecify.annotations.Nullable;

/** Log4j's thread context. Loaded only when log4j-api is there. */
final class Log4jThreadContext {
    private Log4jThreadContext() {}

    static @Nullable String replace(String key, String value) {
        String previous = ThreadContext.get(key);
        ThreadContext.put(key, value);
        return previous;
    }

    static void restore(String key, @Nullable String previous) {
        if (previous == null) {
            ThreadContext.remove(key);
        } else {
            ThreadContext.put(key, previous);
        }
    }
}
