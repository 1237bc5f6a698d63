/** How a class calculates, which students a change of that affects, and the members of the class. */
@NullMarked
package dev.rollcall.portal.settings;

import org.jspecify.annotations.NullMarked;
