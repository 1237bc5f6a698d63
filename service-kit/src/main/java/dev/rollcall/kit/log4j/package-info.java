/**
 * Log4j, where it is there: the appender {@code <Rollcall>}, the converters {@code %oneLine} and {@code %safeThrowable},
 * and the thread context. No other package of the kit knows Log4j.
 *
 * <p>Log4j is optional. {@link dev.rollcall.kit.log4j.LogConnector} and {@link dev.rollcall.kit.log4j.LogContext} may be used
 * in any WAR: they look for Log4j by name and load no class that needs it when it is missing.
 */
@NullMarked
package dev.rollcall.kit.log4j;

import org.jspecify.annotations.NullMarked;
