package dev.rollcall.kit.log.pipe;

/**
 * Tells the events that sending itself causes, so that sending never causes sending: by the thread that logged them, which
 * an asynchronous logger in between does not change, and by their logger.
 */
final class OwnEvents {

    /** Threads that keep and send, those of the kit's HTTP client, and those of the JDK's. */
    private static final String[] THREADS = {LogPipe.THREAD, "rollcall-http-", "HttpClient-"};

    private static final String[] LOGGERS = {
        "dev.rollcall.kit.log", // and .log4j
        "dev.rollcall.kit.spool",
        "dev.rollcall.kit.juli",
        "dev.rollcall.kit.http",
        "jdk.httpclient",
        "jdk.internal.httpclient",
        "sun.net.www"
    };

    private OwnEvents() {}

    static boolean include(String logger, String thread) {
        return startsWithOneOf(THREADS, thread) || startsWithOneOf(LOGGERS, logger);
    }

    private static boolean startsWithOneOf(String[] prefixes, String text) {
        for (String prefix : prefixes) {
            if (text.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
