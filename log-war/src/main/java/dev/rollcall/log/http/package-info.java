/** The servlets of the log service: who may call, how the wire is read, what is answered. */
@NullMarked
package dev.rollcall.log.http;

import org.jspecify.annotations.NullMarked;
