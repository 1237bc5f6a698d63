/** Which registry nodes work together, and which of them does what. Knows nobody. */
@NullMarked
package dev.rollcall.registry.members;

import org.jspecify.annotations.NullMarked;
