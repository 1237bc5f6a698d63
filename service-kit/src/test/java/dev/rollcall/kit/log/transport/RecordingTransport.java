package dev.rollcall.kit.log.transport;

import dev.rollcall.kit.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A log service in memory that answers as it is told, and stores no number of a producer twice. */
public final class RecordingTransport implements LogTransport {
    /** The lines it has, the oldest first. */
    public final List<String> accepted = new CopyOnWriteArrayList<>();

    public final List<LogBatch> batches = new CopyOnWriteArrayList<>();
    public final AtomicInteger attempts = new AtomicInteger();
    public final AtomicInteger duplicates = new AtomicInteger();
    private final Map<UUID, Long> last = new HashMap<>();
    public volatile LogAnswer answer = LogAnswer.ACCEPTED;
    public volatile boolean hanging;
    public volatile Runnable duringSend = () -> {};

    /** What becomes of the answer to a batch that is stored. */
    public volatile UnaryOperator<LogAnswer> onItsWayBack = UnaryOperator.identity();

    @Override
    public LogAnswer send(LogBatch batch) throws InterruptedException {
        attempts.incrementAndGet();
        duringSend.run();
        if (hanging) {
            new CountDownLatch(1).await();
        }
        if (answer.outcome() == LogAnswer.Outcome.ACCEPTED) {
            batches.add(batch);
            store(batch);
            return onItsWayBack.apply(answer);
        }
        return answer;
    }

    private synchronized void store(LogBatch batch) {
        long sequence = batch.sequence();
        List<String> lines =
                new String(batch.ndjson(), StandardCharsets.UTF_8).lines().toList();
        if (lines.size() != batch.events()) {
            throw new AssertionError(batch.events() + " events are " + lines.size() + " lines");
        }
        List<String> fresh = new ArrayList<>();
        for (String line : lines) {
            if (sequence > last.getOrDefault(batch.producer(), 0L)) {
                last.put(batch.producer(), sequence);
                fresh.add(line);
            } else {
                duplicates.incrementAndGet();
            }
            sequence++;
        }
        accepted.addAll(fresh);
    }

    public void awaitLine(String text) {
        Eventually.isTrue(Duration.ofSeconds(5), "a line with " + text, () -> has(text));
    }

    public boolean has(String text) {
        return accepted.stream().anyMatch(line -> line.contains(text));
    }
}
