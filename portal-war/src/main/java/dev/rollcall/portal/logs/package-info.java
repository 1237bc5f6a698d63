/** Log entries of all services: the question that a person asks, and the answer as a page shows it. */
@NullMarked
package dev.rollcall.portal.logs;

import org.jspecify.annotations.NullMarked;
