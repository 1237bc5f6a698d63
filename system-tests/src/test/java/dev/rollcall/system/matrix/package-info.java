/**
 * The matrix, {@code ./mvnw -Pmatrix}: on which Tomcats, JDKs and arrangements of both somebody has seen the four services work, written to
 * {@code docs/compatibility.md}. {@link dev.rollcall.system.matrix.Matrix} is where it begins, {@link dev.rollcall.system.matrix.Rows} what
 * it looks at, {@link dev.rollcall.system.matrix.Journey} what has to work there.
 */
@NullMarked
package dev.rollcall.system.matrix;

import org.jspecify.annotations.NullMarked;
