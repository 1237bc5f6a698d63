package dev.rollcall.kit.log.pipe;

/**
 * How much a pipe keeps of what the log service has not taken.
 *
 * @param maxEvents in memory; a tenth of it is for WARN and above
 * @param maxBytes in memory, beside two batches of 1 MiB; a tenth of it is for WARN and above
 * @param maxSpoolBytes on disk
 * @param spoolFirst whether an event is on disk before the call that logged it returns, if the pipe is open and the disk
 *     takes it; then it does not wait for the name of the node
 */
public record PipeLimits(int maxEvents, long maxBytes, long maxSpoolBytes, boolean spoolFirst) {

    /** What holds where nothing else is configured. */
    public static final PipeLimits DEFAULT = new PipeLimits(10_000, 8 << 20, 1 << 30, false);

    /** A smaller spool would hold less than the batches on their way. */
    public static final long MIN_SPOOL_BYTES = 8 << 20;

    /** Refuses what could not work. */
    public PipeLimits {
        if (maxEvents < 1 || maxBytes < 1 || maxSpoolBytes < MIN_SPOOL_BYTES) {
            throw new IllegalArgumentException("maxEvents and maxBytes must be at least 1, maxSpoolBytes at least "
                    + MIN_SPOOL_BYTES + ", but were " + maxEvents + ", " + maxBytes + ", " + maxSpoolBytes);
        }
    }
}
