package dev.rollcall.portal.remote.logs;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.threads.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

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
        try {
            ServiceCall call = ServiceCall.get(
                            ServiceName.LOG, "/log?limit=" + MAX_LINES + (query.isEmpty() ? "" : "&" + query))
                    .header("Accept", "application/x-ndjson")
                    .as(person)
                    .deadline(DEADLINE);
            Iterator<Provider> turns = services.all().iterator();
            if (!turns.hasNext()) {
                services.any(call); // fails, and says why
            }
            return Optional.of(new Download(call, turns));
        } catch (RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private static void end(InputStream part) {
        try {
            part.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A download that has begun. A log service is asked when its turn comes: one that could not write meanwhile would give up.
     * Used by one thread.
     */
    public final class Download implements AutoCloseable {
        private final ServiceCall call;
        private final Iterator<Provider> turns;
        private final AtomicReference<InputStream> part;
        private final ScheduledFuture<?> limit;

        private Download(ServiceCall call, Iterator<Provider> turns) {
            this.call = call;
            this.turns = turns;
            this.part = new AtomicReference<>(open());
            this.limit = clock.schedule(this::end, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        }

        private InputStream open() {
            return turns.hasNext() ? services.open(call, turns.next()).blocking() : InputStream.nullInputStream();
        }

        /**
         * Writes all of it; of each log service the last line says how it ended, and is missing where it was cut.
         *
         * @throws dev.rollcall.kit.registry.ServiceProblem when a further log service refuses, or does not answer; what was
         *     written until then is on its way
         */
        public void writeTo(OutputStream out) throws IOException {
            InputStream from = Objects.requireNonNull(part.get());
            from.transferTo(out);
            while (turns.hasNext()) {
                out.flush();
                InputStream next = open();
                if (!part.compareAndSet(from, next)) {
                    LogDownloads.end(next); // it has taken too long
                    return;
                }
                from = next;
                from.transferTo(out);
            }
        }

        private void end() {
            LogDownloads.end(part.getAndSet(InputStream.nullInputStream()));
        }

        @Override
        public void close() {
            limit.cancel(false);
            end();
            places.release();
        }
    }

    @Override
    public void close() {
        Threads.stop(clock, STOP_LIMIT);
    }
}
