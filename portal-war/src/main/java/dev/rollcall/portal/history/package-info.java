/** What was changed in a class, by whom, and how it is taken back. */
@NullMarked
package dev.rollcall.portal.history;

import org.jspecify.annotations.NullMarked;
