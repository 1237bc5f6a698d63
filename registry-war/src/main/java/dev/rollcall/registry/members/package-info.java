/** Which registry nodes work together, and which of them does what. Uses no other package. */
@NullMarked
package dev.rollcall.registry.members;

import org.jspecify.annotations.NullMarked;
