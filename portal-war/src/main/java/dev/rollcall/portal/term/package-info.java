/** The terms of the school. */
@NullMarked
package dev.rollcall.portal.term;

import org.jspecify.annotations.NullMarked;
