/** The one way in which the launcher gives up. */
@NullMarked
package dev.rollcall.launcher.failure;

import org.jspecify.annotations.NullMarked;
