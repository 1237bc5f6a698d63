/** The health checks: which instance is probed when, and what the answers mean. Knows no HTTP and no clock. */
@NullMarked
package dev.rollcall.registry.health;

import org.jspecify.annotations.NullMarked;
