/**
 * A first-in-first-out of batches of log lines on disk, which outlives its process: append-only segments, a checksum for
 * each entry, a cap, an owner. {@link dev.rollcall.kit.spool.Spool} is the queue, {@link dev.rollcall.kit.spool.SpoolFolder}
 * the port to the files, {@link dev.rollcall.kit.spool.DiskFolder} the files.
 */
@NullMarked
package dev.rollcall.kit.spool;

import org.jspecify.annotations.NullMarked;
