/** Calls to the registry, and what the portal remembers of its answers. */
@NullMarked
package dev.rollcall.portal.remote.registry;

import org.jspecify.annotations.NullMarked;
