/** How records are asked for: from the words of a request to a validated question and its answer. */
@NullMarked
package dev.rollcall.log.search;

import org.jspecify.annotations.NullMarked;
