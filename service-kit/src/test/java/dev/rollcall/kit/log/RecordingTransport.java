package dev.rollcall.kit.log;

import dev.rollcall.kit.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A log service in memory that answers as it is told, and stores no number of a producer twice. */
final class RecordingTransport implements LogTransport {
    final List<String> accepted = new CopyOnWriteArrayList<>();
    final List<LogBatch> batches = new CopyOnWriteArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();
    final AtomicInteger duplicates = new AtomicInteger();
    private final Map<UUID, Long> last = new HashMap<>();
    volatile LogAnswer answer = LogAnswer.ACCEPTED;
    volatile boolean hanging;
    volatile Runnable duringSend = () -> {};

    /** What becomes of the answer to a batch that is stored. */
    volatile UnaryOperator<LogAnswer> onItsWayBack = UnaryOperator.identity();

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

    private void store(LogBatch batch) {
        long sequence = batch.sequence();
        List<String> lines =
                new String(batch.ndjson(), StandardCharsets.UTF_8).lines().toList();
        if (lines.size() != batch.events()) {
            throw new AssertionError(batch.events() + " events are " + lines.size() + " lines");
        }
        for (String line : lines) {
            if (sequence > last.getOrDefault(batch.producer(), 0L)) {
                last.put(batch.producer(), sequence);
                accepted.add(line);
            } else {
                duplicates.incrementAndGet();
            }
            sequence++;
        }
    }

    void awaitLine(String text) {
        Eventually.isTrue(Duration.ofSeconds(5), "a line with " + text, () -> has(text));
    }

    boolean has(String text) {
        return accepted.stream().anyMatch(line -> line.contains(text));
    }
}
