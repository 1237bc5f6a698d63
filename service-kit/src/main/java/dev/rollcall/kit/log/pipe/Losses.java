package dev.rollcall.kit.log.pipe;

import dev.rollcall.kit.spool.SpoolListener;
import dev.rollcall.kit.time.Ticker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts lost events, and tells which are not reported yet. Counting never waits. Thread-safe. */
final class Losses implements SpoolListener {

    /** How often losses that go on are reported. */
    static final Duration REPORT_PERIOD = Duration.ofSeconds(10);

    private final Ticker ticker;
    private final Map<Loss, LongAdder> counts = new EnumMap<>(Loss.class);

    // Guarded by this: reporting is done by one thread at a time.
    private Map<String, Long> told;
    private long toldAt;

    Losses(Ticker ticker) {
        this.ticker = ticker;
        this.toldAt = ticker.nanos() - REPORT_PERIOD.toNanos();
        for (Loss loss : Loss.values()) {
            counts.put(loss, new LongAdder());
        }
        this.told = counts();
    }

    void add(Loss loss, long events) {
        Objects.requireNonNull(counts.get(loss)).add(events);
    }

    @Override
    public void forcedOut(long events) {
        add(Loss.FORCED_OUT, events);
    }

    @Override
    public void damaged(long events) {
        add(Loss.DAMAGED, events);
    }

    /** Returns the counts by their words, also those that are 0. */
    Map<String, Long> counts() {
        Map<String, Long> all = new LinkedHashMap<>();
        counts.forEach((loss, count) -> all.put(loss.word(), count.sum()));
        return all;
    }

    /** Returns what was lost since the last report, if there is anything and {@link #REPORT_PERIOD} is over. */
    synchronized Optional<Report> due() {
        return ticker.nanos() - toldAt < REPORT_PERIOD.toNanos() ? Optional.empty() : untold();
    }

    /** Returns what was lost since the last report, if there is anything. */
    synchronized Optional<Report> untold() {
        Map<String, Long> now = counts();
        Map<String, Long> more = new LinkedHashMap<>(now);
        more.replaceAll((word, count) -> count - told.getOrDefault(word, 0L));
        more.values().removeIf(count -> count == 0);
        return more.isEmpty() ? Optional.empty() : Optional.of(new Report(sentence(more), now));
    }

    /** Notes that a report is on its way. */
    synchronized void told(Report report) {
        told = report.counts();
        toldAt = ticker.nanos();
    }

    private static String sentence(Map<String, Long> more) {
        return "Log events dropped count="
                + more.values().stream().mapToLong(Long::longValue).sum()
                + more.entrySet().stream()
                        .map(loss -> " " + loss.getKey() + "=" + loss.getValue())
                        .collect(Collectors.joining());
    }

    /** What to report, and the counts that it reports up to. */
    record Report(String sentence, Map<String, Long> counts) {}
}
