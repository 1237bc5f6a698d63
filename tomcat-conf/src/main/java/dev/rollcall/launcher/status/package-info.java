/** What runs in a base at the moment. */
@NullMarked
package dev.rollcall.launcher.status;

import org.jspecify.annotations.NullMarked;
