/** What the launcher asks the running services, and the keys and tokens it needs for that. JDK only. */
@NullMarked
package dev.rollcall.launcher.roll;

import org.jspecify.annotations.NullMarked;
