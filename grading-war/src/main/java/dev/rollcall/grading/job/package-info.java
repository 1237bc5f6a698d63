/** Long work: done by threads of its own, watched while it goes on, and remembered if it does not end well. */
@NullMarked
package dev.rollcall.grading.job;

import org.jspecify.annotations.NullMarked;
