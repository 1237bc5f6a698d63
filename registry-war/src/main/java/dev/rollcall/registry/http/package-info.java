/** The registry's routes: parsing requests, one call into the domain, buffered answers. */
@NullMarked
package dev.rollcall.registry.http;

import org.jspecify.annotations.NullMarked;
