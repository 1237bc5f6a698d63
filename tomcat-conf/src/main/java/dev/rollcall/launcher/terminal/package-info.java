/** What is typed and what is said: the parts every command is made of. */
@NullMarked
package dev.rollcall.launcher.terminal;

import org.jspecify.annotations.NullMarked;
