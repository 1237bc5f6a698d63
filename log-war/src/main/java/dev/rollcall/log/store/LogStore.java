package dev.rollcall.log.store;

import java.util.List;

/**
 * Keeps records. Thread-safe. An implementation passes {@code LogStoreContract} of the tests.
 *
 * <p>A sender is answered only after {@link #append} and {@link #force}: acknowledged means on disk.
 */
public interface LogStore {

    /**
     * Appends all of {@code records}, in order and next to one another, or none. They can be found when this returns.
     *
     * @throws StoreException if they were not written; for {@link StoreException.Reason#FAILED} and an interrupted caller
     *     they may be later
     */
    void append(List<LogRecord> records);

    /**
     * Returns when everything appended by this thread so far would survive a power cut.
     *
     * @throws StoreException if that cannot be said
     */
    void force();

    /**
     * Returns the newest answers to {@code query}, newest first. Uses bounded memory, whatever is stored.
     *
     * @throws StoreException if the store cannot be read
     */
    LogPage newest(LogQuery query);
}
