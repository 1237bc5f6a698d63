/** The pages people open in a browser: the grade book, the state of the system, the logs. Wiring only. */
@NullMarked
package dev.rollcall.portal;

import org.jspecify.annotations.NullMarked;
