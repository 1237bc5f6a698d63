/** Calls to the grade book. */
@NullMarked
package dev.rollcall.portal.remote.gradebook;

import org.jspecify.annotations.NullMarked;
