/** How a class calculates, which students a change of that affects, its letters, and classes that are new. */
@NullMarked
package dev.rollcall.portal.settings;

import org.jspecify.annotations.NullMarked;
