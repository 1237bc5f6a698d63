/**
 * What survives a restart: a journal of entries in the data directory, written behind the roll.
 *
 * <p>A file holds lines, each a checksum and an {@link dev.rollcall.registry.roll.Entry} as JSON. A line states all that is known
 * about an instance when it was written, so the last one counts, and a damaged line loses only itself.
 */
@NullMarked
package dev.rollcall.registry.store;

import org.jspecify.annotations.NullMarked;
