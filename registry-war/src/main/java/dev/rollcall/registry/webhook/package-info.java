/** Tells people that an instance is down, or up again, by calling an address of theirs. Knows no HTTP and no clock. */
@NullMarked
package dev.rollcall.registry.webhook;

import org.jspecify.annotations.NullMarked;
