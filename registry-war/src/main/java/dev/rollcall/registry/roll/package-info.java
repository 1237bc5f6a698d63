/** The roll: which instances are registered, as immutable snapshots published by a single writer. Knows no I/O and no clock. */
@NullMarked
package dev.rollcall.registry.roll;

import org.jspecify.annotations.NullMarked;
