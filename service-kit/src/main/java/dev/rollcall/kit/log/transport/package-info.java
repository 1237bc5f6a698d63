/**
 * A batch on its way, what carries it, and what the log service answers.
 * {@link dev.rollcall.kit.log.transport.HttpLogTransport} is for programs that are no service themselves; a web application
 * calls by name, and the log service hands its own lines over within the process.
 */
@NullMarked
package dev.rollcall.kit.log.transport;

import org.jspecify.annotations.NullMarked;
