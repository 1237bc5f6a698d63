package dev.rollcall.log.store;

import dev.rollcall.log.store.StoreException.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A {@link LogStore} for tests, which can be told to refuse, to tell another time, and to drop days. Thread-safe. */
public class InMemoryLogStore implements LogStore {

    private record Producer(Object service, Object id) {}

    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<Producer, Long> producers = new HashMap<>();
    private final List<Runnable> appended = new ArrayList<>();
    private final List<Consumer<Day>> dropped = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private long last;
    private int appends;
    private int largestFetch;
    private int forwards;
    private final Set<Long> unreadable = new HashSet<>();
    private Reason refusal;

    @Override
    public synchronized Appended append(List<LogRecord> batch) {
        requireWilling();
        int stored = 0;
        for (LogRecord record : batch) {
            if (isNew(record)) {
                events.add(new StoredEvent(++last, now, record));
                stored++;
            }
        }
        appends++;
        appended.forEach(Runnable::run);
        return new Appended(last, stored, batch.size() - stored);
    }

    private boolean isNew(LogRecord record) {
        ProducerSequence origin = record.origin();
        if (origin == null) {
            return true;
        }
        Producer producer = new Producer(record.service(), origin.producer());
        if (producers.getOrDefault(producer, 0L) >= origin.sequence()) {
            return false;
        }
        producers.put(producer, origin.sequence());
        return true;
    }

    @Override
    public synchronized EventCursor forward(long fromSequence) {
        requireWilling();
        forwards++;
        return new Cursor(fromSequence, at -> at + 1);
    }

    @Override
    public EventCursor backward(long beforeSequence) {
        requireWilling();
        return new Cursor(Math.min(beforeSequence, last() + 1) - 1, at -> at - 1);
    }

    @Override
    public synchronized List<StoredEvent> fetch(long[] sequences) {
        requireWilling();
        largestFetch = Math.max(largestFetch, sequences.length);
        return Arrays.stream(sequences)
                .mapToObj(this::at)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public synchronized long first() {
        return events.isEmpty() ? last + 1 : events.get(0).sequence();
    }

    @Override
    public synchronized long last() {
        return last;
    }

    @Override
    public synchronized List<Day> days() {
        requireWilling();
        List<Day> days = new ArrayList<>();
        events.stream().map(InMemoryLogStore::date).distinct().forEach(date -> days.add(day(date)));
        return days;
    }

    private Day day(LocalDate date) {
        List<StoredEvent> of =
                events.stream().filter(event -> date(event).equals(date)).toList();
        List<Instant> times =
                of.stream().map(event -> event.record().time()).sorted().toList();
        return new Day(
                date,
                of.get(0).sequence(),
                of.get(of.size() - 1).sequence(),
                times.get(0),
                times.get(times.size() - 1));
    }

    private static LocalDate date(StoredEvent event) {
        return LocalDate.ofInstant(event.received(), ZoneOffset.UTC);
    }

    @Override
    public synchronized void onAppended(Runnable listener) {
        appended.add(listener);
    }

    @Override
    public synchronized void onDropped(Consumer<Day> listener) {
        dropped.add(listener);
    }

    /** Makes everything from now on received at {@code now}. */
    public synchronized void receiveAt(Instant now) {
        this.now = now;
    }

    /** Drops the oldest day. */
    public synchronized void dropOldestDay() {
        Day day = days().get(0);
        events.removeIf(event -> date(event).equals(day.received()));
        dropped.forEach(listener -> listener.accept(day));
    }

    /** Drops the oldest events, so many that others of the same day stay. */
    public synchronized void dropOldest(int count) {
        Day day = days().get(0);
        events.subList(0, count).clear();
        dropped.forEach(listener -> listener.accept(day));
    }

    /** Answers everything from now on with {@code reason}; null ends it. */
    public synchronized void refuse(Reason reason) {
        refusal = reason;
    }

    /** Passes over these events from now on, as where a disk cannot read them, and over no others. */
    public synchronized void unreadable(Long... sequences) {
        unreadable.clear();
        unreadable.addAll(List.of(sequences));
    }

    /** Returns how often it was read forward. */
    public synchronized int forwards() {
        return forwards;
    }

    /** Makes it as new. */
    public synchronized void clear() {
        events.clear();
        producers.clear();
        last = 0;
        appends = 0;
        refusal = null;
    }

    public synchronized List<LogRecord> all() {
        return events.stream().map(StoredEvent::record).toList();
    }

    public synchronized List<String> texts() {
        return all().stream().map(LogRecord::text).toList();
    }

    public synchronized int appends() {
        return appends;
    }

    /** Returns how many events were fetched at once at most. */
    public synchronized int largestFetch() {
        return largestFetch;
    }

    private void requireWilling() {
        if (refusal != null) {
            throw new StoreException(refusal, "told to refuse", null);
        }
    }

    private synchronized StoredEvent at(long sequence) {
        requireWilling();
        if (unreadable.contains(sequence)) {
            return null;
        }
        long index = sequence - first(); // only the oldest are ever dropped
        return index < 0 || index >= events.size() ? null : events.get((int) index);
    }

    /** Steps from one sequence to the next; passes over days that were dropped. */
    private final class Cursor implements EventCursor {

        private final UnaryOperator<Long> step;
        private long at;

        Cursor(long at, UnaryOperator<Long> step) {
            this.at = at;
            this.step = step;
        }

        @Override
        public StoredEvent next() {
            synchronized (InMemoryLogStore.this) {
                boolean forwards = step.apply(0L) > 0;
                at = forwards ? Math.max(at, first()) : at;
                while (unreadable.contains(at)) {
                    at = step.apply(at);
                }
                StoredEvent event = at(at);
                at = event == null ? at : step.apply(at);
                return event;
            }
        }
    }
}
