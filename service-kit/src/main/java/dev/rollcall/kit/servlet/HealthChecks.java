package dev.rollcall.kit.servlet;

import dev.rollcall.kit.registry.HealthReport;
import dev.rollcall.kit.registry.HealthReport.Status;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.SystemTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one service. A check that hangs never runs twice at a time and never delays the answer by more than the
 * limit: it counts as DOWN until it returns. Thread-safe.
 */
final class HealthChecks implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final Map<String, Running> checks = new ConcurrentSkipListMap<>();
    private final ExecutorService workers;
    private final Duration limit;
    private volatile Optional<String> store = Optional.empty();

    HealthChecks(String owner, Duration limit) {
        this.workers = Threads.workers("rollcall-health-" + owner, 4);
        this.limit = limit;
    }

    void add(String name, HealthCheck check) {
        checks.put(name, new Running(check, new AtomicReference<>()));
    }

    void store(String word) {
        store = Optional.of(word);
    }

    HealthReport report() {
        Map<String, CompletableFuture<Health>> pending = new ConcurrentSkipListMap<>();
        checks.forEach((name, check) -> pending.put(name, check.result(workers)));
        Status worst = Status.UP;
        List<String> reasons = new ArrayList<>();
        long end = SystemTime.INSTANCE.nanos() + limit.toNanos();
        for (Map.Entry<String, CompletableFuture<Health>> entry : pending.entrySet()) {
            Health health = await(entry.getValue(), end - SystemTime.INSTANCE.nanos());
            worst = health.status().compareTo(worst) > 0 ? health.status() : worst;
            if (health.status() != Status.UP) {
                reasons.add(entry.getKey() + ": " + health.reason());
            }
        }
        return new HealthReport(worst, reasons, store);
    }

    /** Not with {@code completeOnTimeout}: the JDK's one thread for that would hold this web application for ever. */
    private Health await(CompletableFuture<Health> result, long nanos) {
        try {
            return result.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return Health.down(String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return Health.down("has not answered for " + limit.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down("interrupted");
        }
    }

    /** A check and its run that has not ended, if there is one. */
    private record Running(HealthCheck check, AtomicReference<@Nullable CompletableFuture<Health>> run) {

        CompletableFuture<Health> result(ExecutorService workers) {
            CompletableFuture<Health> mine = new CompletableFuture<>();
            CompletableFuture<Health> running = run.compareAndExchange(null, mine);
            if (running != null) {
                return running;
            }
            try {
                workers.execute(() -> look(mine));
            } catch (Throwable e) { // Without a thread the check does not hang either.
                mine.completeExceptionally(e);
                run.set(null);
            }
            return mine;
        }

        private void look(CompletableFuture<Health> mine) {
            try {
                mine.complete(Objects.requireNonNull(check.check(), "the check returned null"));
            } catch (Throwable e) { // An error that escaped would count as a check that hangs.
                mine.completeExceptionally(e);
            } finally {
                run.set(null);
            }
        }
    }

    @Override
    public void close() {
        Threads.stop(workers, STOP_LIMIT);
    }
}
