/** The commands: what was typed, what it does, what it says. */
@NullMarked
package dev.rollcall.launcher.command;

import org.jspecify.annotations.NullMarked;
