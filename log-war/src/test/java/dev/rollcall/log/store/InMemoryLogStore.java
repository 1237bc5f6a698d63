package dev.rollcall.log.store;

import dev.rollcall.log.store.StoreException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/** A {@link LogStore} for tests, which can be told to refuse. Thread-safe. */
public final class InMemoryLogStore implements LogStore {

    private final List<LogRecord> records = new ArrayList<>();
    private int appends;
    private int forces;
    private Reason refusal;

    @Override
    public synchronized void append(List<LogRecord> batch) {
        requireWilling();
        records.addAll(batch);
        appends++;
    }

    @Override
    public synchronized void force() {
        requireWilling();
        forces++;
    }

    @Override
    public synchronized LogPage newest(LogQuery query) {
        requireWilling();
        LogPage.Builder page = new LogPage.Builder(query);
        ListIterator<LogRecord> backward = records.listIterator(records.size());
        boolean wanted = true;
        while (wanted && backward.hasPrevious()) {
            wanted = page.offer(backward.previous());
        }
        return page.build();
    }

    /** Answers everything from now on with {@code reason}; null ends it. */
    public synchronized void refuse(Reason reason) {
        refusal = reason;
    }

    /** Makes it as new. */
    public synchronized void clear() {
        records.clear();
        appends = 0;
        forces = 0;
        refusal = null;
    }

    public synchronized List<LogRecord> all() {
        return List.copyOf(records);
    }

    public synchronized List<String> texts() {
        return records.stream().map(LogRecord::text).toList();
    }

    public synchronized int appends() {
        return appends;
    }

    public synchronized int forces() {
        return forces;
    }

    private void requireWilling() {
        if (refusal != null) {
            throw new StoreException(refusal, "told to refuse", null);
        }
    }
}
