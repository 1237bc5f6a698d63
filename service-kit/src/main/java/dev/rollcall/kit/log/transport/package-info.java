/**
 * A batch on its way, who carries it, and what the log service says to it.
 * {@link dev.rollcall.kit.log.transport.HttpLogTransport} is for those who are no service themselves; a web application
 * calls by name, and the log service hands its own lines over within the process.
 */
@NullMarked
package dev.rollcall.kit.log.transport;

import org.jspecify.annotations.NullMarked;
