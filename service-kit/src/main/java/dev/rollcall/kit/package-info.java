/** The words every part of a service shares. */
@NullMarked
package dev.rollcall.kit;

import org.jspecify.annotations.NullMarked;
