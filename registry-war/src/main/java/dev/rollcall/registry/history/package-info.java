/** What has happened on the roll: in memory for whoever asks, on disk for whoever comes later. */
@NullMarked
package dev.rollcall.registry.history;

import org.jspecify.annotations.NullMarked;
