/**
 * What an event looks like: one JSON object on one line, in the names of the Elastic Common Schema.
 * {@link dev.rollcall.kit.log.event.LogLine} writes it; a short event that cannot change may wait unwritten.
 */
@NullMarked
package dev.rollcall.kit.log.event;

import org.jspecify.annotations.NullMarked;
