/** One piece of work of a class: what it is, how its results lie. */
@NullMarked
package dev.rollcall.portal.item;

import org.jspecify.annotations.NullMarked;
