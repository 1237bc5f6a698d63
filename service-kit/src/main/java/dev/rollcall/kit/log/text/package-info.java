/**
 * Text as it may stand in a log that people read: nothing in it can begin another line, hide, or reorder what is shown.
 */
@NullMarked
package dev.rollcall.kit.log.text;

import org.jspecify.annotations.NullMarked;
