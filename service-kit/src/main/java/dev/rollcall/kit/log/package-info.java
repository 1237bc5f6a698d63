/**
 * The way of a log event from a program to the log service, one package for each part of it; dependencies run from the
 * first to the last:
 *
 * <pre>
 *   kit.log4j, kit.juli   what a logging framework calls
 *   log.pipe              keeps events, in memory and on disk, and sends them
 *   log.event             what an event looks like on the wire
 *   log.transport         carries a batch to a log service, and understands its answer
 *   log.text              text for people, in the local files beside all that
 * </pre>
 */
@NullMarked
package dev.rollcall.kit.log;

import org.jspecify.annotations.NullMarked;
