/** The routes of the grade book: parse, one call of the domain, answer. */
@NullMarked
package dev.rollcall.grading.http;

import org.jspecify.annotations.NullMarked;
