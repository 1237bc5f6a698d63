/** The grid of a class: what its cells say, how what is typed into them is read, and what the page shows around them. */
@NullMarked
package dev.rollcall.portal.grid;

import org.jspecify.annotations.NullMarked;
