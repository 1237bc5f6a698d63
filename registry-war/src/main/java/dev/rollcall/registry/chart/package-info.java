/** How health was, minute by minute, for those instances that somebody asks about or whose health changes. Knows no clock. */
@NullMarked
package dev.rollcall.registry.chart;

import org.jspecify.annotations.NullMarked;
