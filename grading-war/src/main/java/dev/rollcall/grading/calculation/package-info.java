/** What follows from grades: pure, exact decimal arithmetic that is rounded once, for display. */
@NullMarked
package dev.rollcall.grading.calculation;

import org.jspecify.annotations.NullMarked;
