/** OneRoster CSV archives: the grade book as one, and what one would change. Reads and writes archives; no servlets, no clocks. */
@NullMarked
package dev.rollcall.grading.oneroster;

import org.jspecify.annotations.NullMarked;
