/** Configuration read from one place, judged at start, with mistakes named in sentences. */
@NullMarked
package dev.rollcall.kit.settings;

import org.jspecify.annotations.NullMarked;
