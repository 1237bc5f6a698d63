/** The registry: its composition root, which starts and ends the features in the packages below. */
@NullMarked
package dev.rollcall.registry;

import org.jspecify.annotations.NullMarked;
