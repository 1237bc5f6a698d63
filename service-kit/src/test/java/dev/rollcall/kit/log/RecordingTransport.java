package dev.rollcall.kit.log;

import dev.rollcall.kit.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A log service in memory that answers as it is told. */
final class RecordingTransport implements LogTransport {
    final List<String> accepted = new CopyOnWriteArrayList<>();
    final List<Integer> batches = new CopyOnWriteArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();
    volatile Outcome outcome = Outcome.ACCEPTED;
    volatile boolean hanging;
    volatile Runnable duringSend = () -> {};

    @Override
    public Outcome send(byte[] ndjson, int events) throws InterruptedException {
        attempts.incrementAndGet();
        duringSend.run();
        if (hanging) {
            new CountDownLatch(1).await();
        }
        if (outcome == Outcome.ACCEPTED) {
            batches.add(events);
            new String(ndjson, StandardCharsets.UTF_8).lines().forEach(accepted::add);
        }
        return outcome;
    }

    void awaitLine(String text) {
        Eventually.isTrue(Duration.ofSeconds(5), "a line with " + text, () -> has(text));
    }

    boolean has(String text) {
        return accepted.stream().anyMatch(line -> line.contains(text));
    }
}
