/** The whole grade book as one file, and back: the same file from every database. Knows JDBC and the tables that it finds. */
@NullMarked
package dev.rollcall.grading.archive;

import org.jspecify.annotations.NullMarked;
