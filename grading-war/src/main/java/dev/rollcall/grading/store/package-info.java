/** The grade book in a database: the embedded one, the migrations, and the statements. */
@NullMarked
package dev.rollcall.grading.store;

import org.jspecify.annotations.NullMarked;
