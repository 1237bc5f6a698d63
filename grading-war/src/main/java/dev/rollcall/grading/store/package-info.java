/** The grade book in a database: its migrations and the statements. */
@NullMarked
package dev.rollcall.grading.store;

import org.jspecify.annotations.NullMarked;
