/**
 * What makes finding fast: for each day a Lucene index that holds pointers only. Everything here is derived from the
 * store, and made anew from it whenever that is needed.
 */
@NullMarked
package dev.rollcall.log.index;

import org.jspecify.annotations.NullMarked;
