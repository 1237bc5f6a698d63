package dev.rollcall.system.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** Clients that send one request after the other, each its own, for a time. */
final class Load {
    private final Duration warmUp;
    private final Duration time;
    private final LongSupplier ticker;

    /** Takes how long they send before it counts, and how long it counts. */
    Load(Duration warmUp, Duration time) {
        this(warmUp, time, System::nanoTime);
    }

    Load(Duration warmUp, Duration time, LongSupplier ticker) {
        this.warmUp = warmUp;
        this.time = time;
        this.ticker = ticker;
    }

    /** One request, from sending it to having read its answer. */
    @FunctionalInterface
    interface Request {
        void send() throws IOException;
    }

    /**
     * What came of it.
     *
     * @param answers how long each took that was as it should be
     * @param perSecond how many of these came in a second
     * @param failed how many requests were not answered as they should be
     */
    record Result(Sample answers, double perSecond, int failed) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f/s, ", perSecond)
                    + answers.percentiles()
                    + (failed == 0 ? "" : ", " + failed + " **failed**");
        }

        /** Compares it with what the bare servlet does. */
        String beside(Result bare) {
            return String.format(Locale.ROOT, "bare servlet %s: %.0f %%", bare, 100 * perSecond / bare.perSecond);
        }
    }

    /** Lets every client send its request again and again. */
    Result of(List<Request> clients) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            long begin = ticker.getAsLong() + warmUp.toNanos();
            List<Callable<Log>> tasks = new ArrayList<>();
            clients.forEach(client -> tasks.add(() -> repeat(client, begin)));
            List<Log> logs = new ArrayList<>();
            for (Future<Log> log : threads.invokeAll(tasks)) {
                logs.add(log.get());
            }
            Sample answers = Sample.ofNanos(logs.stream().flatMapToLong(log -> log.answers.build()));
            int failed = logs.stream().mapToInt(log -> log.failed).sum();
            return new Result(answers, answers.size() / (time.toNanos() / 1e9), failed);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Log repeat(Request request, long begin) {
        var log = new Log();
        long end = begin + time.toNanos();
        long sent = ticker.getAsLong();
        while (sent - end < 0) {
            boolean answered = answered(request);
            long now = ticker.getAsLong();
            if (now - begin >= 0 && now - end <= 0) {
                log.add(answered, now - sent);
            }
            sent = now;
        }
        return log;
    }

    private static boolean answered(Request request) {
        try {
            request.send();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Log {
        private final LongStream.Builder answers = LongStream.builder();
        private int failed;

        private void add(boolean answered, long nanos) {
            if (answered) {
                answers.add(nanos);
            } else {
                failed++;
            }
        }
    }
}
