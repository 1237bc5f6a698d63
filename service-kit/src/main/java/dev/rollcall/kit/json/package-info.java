/** JSON in and out, with unreadable input told apart from input that breaks an invariant. */
@NullMarked
package dev.rollcall.kit.json;

import org.jspecify.annotations.NullMarked;
