/** The grade book as one archive, while it runs and while it does not. */
@NullMarked
package dev.rollcall.launcher.grades;

import org.jspecify.annotations.NullMarked;
