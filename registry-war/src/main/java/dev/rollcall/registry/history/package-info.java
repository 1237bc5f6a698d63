/** What has happened on the roll: in memory for answers, on disk for the time after a restart. */
@NullMarked
package dev.rollcall.registry.history;

import org.jspecify.annotations.NullMarked;
