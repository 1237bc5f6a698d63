/** A class's grade book as the grading service tells it: work, students, results, totals, changes. Immutable values only. */
@NullMarked
package dev.rollcall.portal.gradebook;

import org.jspecify.annotations.NullMarked;
