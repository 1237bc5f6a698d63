/** The launcher that runs a Tomcat, and what it says of it. */
@NullMarked
package dev.rollcall.launcher.state;

import org.jspecify.annotations.NullMarked;
