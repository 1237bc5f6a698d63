/**
 * The way of a log event from a WAR to the log service: {@link dev.rollcall.kit.log.RollcallAppender} encodes it on the
 * thread that logs, a bounded queue holds it until one daemon thread has put it on disk, and from there another carries
 * batches to a {@link dev.rollcall.kit.log.LogTransport}. {@link dev.rollcall.kit.log.LogPipe} is the whole way.
 *
 * <p>Log4j is optional. {@link dev.rollcall.kit.log.LogConnector} and {@link dev.rollcall.kit.log.LogContext} may be used
 * in any WAR: they look for Log4j by name and load no class that needs it when it is missing.
 */
@NullMarked
package dev.rollcall.kit.log;

import org.jspecify.annotations.NullMarked;
