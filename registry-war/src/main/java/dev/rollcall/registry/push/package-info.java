/**
 * Tells dependents about their providers: a mailbox for each subscriber knows what it holds, and leads it from there to
 * the newest view. Knows no HTTP.
 */
@NullMarked
package dev.rollcall.registry.push;

import org.jspecify.annotations.NullMarked;
