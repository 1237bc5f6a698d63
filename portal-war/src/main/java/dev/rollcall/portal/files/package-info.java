/** A class as a file: what goes out, and what comes in once somebody has seen what it would change. */
@NullMarked
package dev.rollcall.portal.files;

import org.jspecify.annotations.NullMarked;
