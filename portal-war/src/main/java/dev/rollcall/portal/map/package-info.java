/** A drawing of which service requires which. */
@NullMarked
package dev.rollcall.portal.map;

import org.jspecify.annotations.NullMarked;
