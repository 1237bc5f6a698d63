package dev.rollcall.system;

import dev.rollcall.system.RollingTraffic.Told;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;

/** What people saw whose requests began while one thing was being changed. Thread-safe. */
final class RollingStep {
    private final String what;
    private final IntSupplier logIns;
    private final int logInsBefore;
    private final Stopwatch watch = new Stopwatch();
    private final Queue<Duration> reads = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final Map<Told, AtomicInteger> saves = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> repeated = new ConcurrentHashMap<>();
    private final AtomicReference<Duration> longestSave = new AtomicReference<>(Duration.ZERO);

    /**
     * Begins a step.
     *
     * @param logIns how often people have logged in by now
     */
    RollingStep(String what, IntSupplier logIns) {
        this.what = what;
        this.logIns = logIns;
        this.logInsBefore = logIns.getAsInt();
    }

    /** Returns what is being changed. */
    String what() {
        return what;
    }

    /** A page came, or what came was not the page. */
    void read(boolean good, Duration took) {
        reads.add(took);
        if (!good) {
            failed.incrementAndGet();
        }
    }

    /** Somebody was told what became of a save, after having sent it as often as was needed. */
    void save(Told told, Duration took) {
        count(saves, told);
        longestSave.accumulateAndGet(took, RollingStep::longer);
    }

    /** A save had to be sent again. */
    void repeated(String why) {
        count(repeated, why);
    }

    private static <K> void count(Map<K, AtomicInteger> counts, K which) {
        counts.computeIfAbsent(which, ignored -> new AtomicInteger()).incrementAndGet();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Returns how long the page took than which this share of them took no longer; zero if none was read. */
    Duration read(double share) {
        List<Duration> sorted = reads.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    @Override
    public String toString() {
        int all = reads.size()
                + saves.values().stream().mapToInt(AtomicInteger::get).sum();
        return what + ": " + reads.size() + " pages read, " + failed + " failed, the slowest after "
                + Figures.seconds(read(1)) + "; saves " + saves + ", the slowest after "
                + Figures.seconds(longestSave.get()) + "; sent again " + repeated + "; log-ins "
                + (logIns.getAsInt() - logInsBefore) + "; "
                + Math.round(all * 1000.0 / Math.max(1, watch.elapsed().toMillis())) + " requests/s";
    }
}
