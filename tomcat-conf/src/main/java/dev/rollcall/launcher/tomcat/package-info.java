/** Tomcat as a child process that ends with its parent. */
@NullMarked
package dev.rollcall.launcher.tomcat;

import org.jspecify.annotations.NullMarked;
