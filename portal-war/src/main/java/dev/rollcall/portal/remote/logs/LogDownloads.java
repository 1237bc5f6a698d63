package dev.rollcall.portal.remote.logs;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpStream;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.threads.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Passes what log services have on to people's disks, without keeping it: at most {@link #MAX_LINES} lines of each, in at most
 * two minutes, to four people at once. Thread-safe; calls block.
 */
public final class LogDownloads implements AutoCloseable {
    /** How many lines of each log service are passed on. */
    public static final int MAX_LINES = 100_000;

    private static final int MAX_DOWNLOADS = 4;
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final LogServices services;
    private final Semaphore places = new Semaphore(MAX_DOWNLOADS);
    private final ScheduledExecutorService clock = Threads.scheduler("rollcall-portal-downloads", 1);

    /** Begins; calls go to {@code services}. */
    public LogDownloads(LogServices services) {
        this.services = services;
    }

    /**
     * Begins one, which must be closed; empty if too many are under way.
     *
     * @param query a filter as the log service takes it
     * @throws dev.rollcall.kit.registry.ServiceProblem when a log service refuses, or does not answer
     */
    public Optional<Download> begin(Person person, String query) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        List<InputStream> parts = new ArrayList<>();
        try {
            ServiceCall call = ServiceCall.get(
                            ServiceName.LOG, "/log?limit=" + MAX_LINES + (query.isEmpty() ? "" : "&" + query))
                    .header("Accept", "application/x-ndjson")
                    .as(person)
                    .deadline(DEADLINE);
            List<Provider> all = services.all();
            if (all.isEmpty()) {
                services.any(call); // fails, and says why
            }
            for (Provider provider : all) {
                HttpStream stream = services.open(call, provider);
                parts.add(stream.blocking());
            }
            return Optional.of(new Download(parts));
        } catch (RuntimeException e) {
            parts.forEach(LogDownloads::end);
            places.release();
            throw e;
        }
    }

    private static void end(InputStream part) {
        try {
            part.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A download that has begun. Used by one thread. */
    public final class Download implements AutoCloseable {
        private final List<InputStream> parts;
        private final ScheduledFuture<?> limit;

        private Download(List<InputStream> parts) {
            this.parts = parts;
            this.limit =
                    clock.schedule(() -> parts.forEach(LogDownloads::end), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Writes all of it; of each log service the last line says how it ended, and is missing where it was cut. */
        public void writeTo(OutputStream out) throws IOException {
            Iterator<InputStream> rest = parts.iterator();
            while (rest.hasNext()) {
                rest.next().transferTo(out);
            }
        }

        @Override
        public void close() {
            limit.cancel(false);
            parts.forEach(LogDownloads::end);
            places.release();
        }
    }

    @Override
    public void close() {
        Threads.stop(clock, STOP_LIMIT);
    }
}
