/**
 * How records come in: a stream of bytes is split into lines of bounded length, each line becomes a record or is
 * rejected by itself, and records go to the store in batches.
 */
@NullMarked
package dev.rollcall.log.ingest;

import org.jspecify.annotations.NullMarked;
