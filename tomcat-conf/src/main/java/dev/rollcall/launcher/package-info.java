/** What bin/rollcall starts. Only this package is compiled for Java 8, so that an older Java gets a sentence. */
@NullMarked
package dev.rollcall.launcher;

import org.jspecify.annotations.NullMarked;
