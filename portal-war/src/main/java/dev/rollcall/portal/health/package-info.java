/** How well an instance answered its health checks, as a strip of the last 24 hours. */
@NullMarked
package dev.rollcall.portal.health;

import org.jspecify.annotations.NullMarked;
