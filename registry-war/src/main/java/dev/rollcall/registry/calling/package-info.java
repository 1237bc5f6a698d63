/**
 * Outgoing calls: the registry probes and updates services at addresses that they name themselves. Addresses are
 * checked once, pinned, and called within limits of size and time.
 */
@NullMarked
package dev.rollcall.registry.calling;

import org.jspecify.annotations.NullMarked;
