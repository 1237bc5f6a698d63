/**
 * Calling strangers: the registry asks and tells at addresses that others give it. Addresses are checked once, pinned,
 * and called within limits of size and time.
 */
@NullMarked
package dev.rollcall.registry.calling;

import org.jspecify.annotations.NullMarked;
