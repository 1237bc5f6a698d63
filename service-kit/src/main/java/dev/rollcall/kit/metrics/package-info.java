/**
 * What can be measured of a web application, published as OpenMetrics text where {@code prometheus-metrics-core} and
 * {@code prometheus-metrics-exposition-textformats} are in {@code WEB-INF/lib}; without them nothing is measured and
 * nothing fails. No other package knows that library.
 */
@NullMarked
package dev.rollcall.kit.metrics;

import org.jspecify.annotations.NullMarked;
