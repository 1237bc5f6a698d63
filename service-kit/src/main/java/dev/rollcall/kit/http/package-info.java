/** Calls to other services: deadlines, bounded answers, trace context. */
@NullMarked
package dev.rollcall.kit.http;

import org.jspecify.annotations.NullMarked;
