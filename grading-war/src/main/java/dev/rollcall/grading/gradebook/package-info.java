/** Students and their grades: what is true of them, and the port of the store. No I/O, no clock, no HTTP. */
@NullMarked
package dev.rollcall.grading.gradebook;

import org.jspecify.annotations.NullMarked;
