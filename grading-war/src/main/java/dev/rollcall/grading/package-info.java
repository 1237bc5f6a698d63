/** The grade book as a service: its composition root. */
@NullMarked
package dev.rollcall.grading;

import org.jspecify.annotations.NullMarked;
