/** Forms of many marks: what was typed, what is wrong with it, what stands in the grade book, and where the two clash. */
@NullMarked
package dev.rollcall.portal.marks;

import org.jspecify.annotations.NullMarked;
