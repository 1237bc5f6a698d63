/** How a class calculates, whom a change of that affects, and who belongs to the class. */
@NullMarked
package dev.rollcall.portal.settings;

import org.jspecify.annotations.NullMarked;
