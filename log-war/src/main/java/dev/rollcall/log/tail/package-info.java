/** Following what is logged as it comes: which readers there are, how far each has got, and when to look again. */
@NullMarked
package dev.rollcall.log.tail;

import org.jspecify.annotations.NullMarked;
