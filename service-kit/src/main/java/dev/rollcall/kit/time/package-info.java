/** The only place that reads clocks: wall time for people, a monotonic ticker for intervals. */
@NullMarked
package dev.rollcall.kit.time;

import org.jspecify.annotations.NullMarked;
