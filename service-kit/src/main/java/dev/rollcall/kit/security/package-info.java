/** Proof of who calls: the master key, the service keys derived from it, and short-lived tokens. */
@NullMarked
package dev.rollcall.kit.security;

import org.jspecify.annotations.NullMarked;
