/**
 * From the thread that logs to the transport: a bounded queue holds an event until one daemon thread has put it on disk,
 * and from there another carries batches to a {@link dev.rollcall.kit.log.transport.LogTransport}. Nothing is dropped that is
 * not counted. {@link dev.rollcall.kit.log.pipe.LogPipe} is the whole way, and knows no logging framework.
 */
@NullMarked
package dev.rollcall.kit.log.pipe;

import org.jspecify.annotations.NullMarked;
