/** The registry: composition root. Features are in {@code roll}, {@code health} and {@code push}. */
@NullMarked
package dev.rollcall.registry;

import org.jspecify.annotations.NullMarked;
