/** Who runs a Tomcat, and what that launcher says of it. */
@NullMarked
package dev.rollcall.launcher.state;

import org.jspecify.annotations.NullMarked;
