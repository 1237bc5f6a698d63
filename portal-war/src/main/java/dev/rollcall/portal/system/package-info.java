/** The state of the system: the roll that the registry keeps, read for an operator. */
@NullMarked
package dev.rollcall.portal.system;

import org.jspecify.annotations.NullMarked;
