/** Who requires whom, drawn. */
@NullMarked
package dev.rollcall.portal.map;

import org.jspecify.annotations.NullMarked;
