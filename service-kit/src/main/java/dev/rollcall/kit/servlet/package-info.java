/** A service inside a servlet container: life cycle, the HTTP edge, problem documents. */
@NullMarked
package dev.rollcall.kit.servlet;

import org.jspecify.annotations.NullMarked;
