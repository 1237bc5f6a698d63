/**
 * What an event looks like: one JSON object on one line, in the names of the Elastic Common Schema.
 * {@link dev.rollcall.kit.log.event.LogLine} writes it; it may wait unwritten as long as it is short and cannot change.
 */
@NullMarked
package dev.rollcall.kit.log.event;

import org.jspecify.annotations.NullMarked;
