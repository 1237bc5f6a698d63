/** What one caller may use, so that there is enough for the others. Knows no HTTP and no clock. */
@NullMarked
package dev.rollcall.registry.limits;

import org.jspecify.annotations.NullMarked;
