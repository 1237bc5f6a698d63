/** Named threads that end when their owner ends them. */
@NullMarked
package dev.rollcall.kit.threads;

import org.jspecify.annotations.NullMarked;
