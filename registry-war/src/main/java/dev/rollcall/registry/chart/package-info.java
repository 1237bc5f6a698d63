/** The health of instances, minute by minute, for those whose chart is read or whose health changes. Knows no clock. */
@NullMarked
package dev.rollcall.registry.chart;

import org.jspecify.annotations.NullMarked;
