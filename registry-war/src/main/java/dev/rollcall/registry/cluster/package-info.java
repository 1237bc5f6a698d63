/**
 * Several registry nodes that keep one roll: what each of them changes is sent to the others and merged there, and what
 * was lost is found by comparing. Knows the roll and the messages about it, and nothing of how they travel
 * ({@link dev.rollcall.registry.cluster.Carrier}).
 */
@NullMarked
package dev.rollcall.registry.cluster;

import org.jspecify.annotations.NullMarked;
