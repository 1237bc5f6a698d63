/** Calls to the log services, several at once. */
@NullMarked
package dev.rollcall.portal.remote.logs;

import org.jspecify.annotations.NullMarked;
