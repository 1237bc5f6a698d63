/**
 * What is kept: {@link dev.rollcall.log.store.LogRecord}, the port {@link dev.rollcall.log.store.LogStore} and the file
 * behind it. Knows nothing of HTTP or of formats on the wire.
 */
@NullMarked
package dev.rollcall.log.store;

import org.jspecify.annotations.NullMarked;
