/** The history of a class, and how changes are taken back. */
@NullMarked
package dev.rollcall.portal.history;

import org.jspecify.annotations.NullMarked;
