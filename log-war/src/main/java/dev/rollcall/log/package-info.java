/** The composition root of the log service: builds the graph from the parts below and closes it in reverse order. */
@NullMarked
package dev.rollcall.log;

import org.jspecify.annotations.NullMarked;
