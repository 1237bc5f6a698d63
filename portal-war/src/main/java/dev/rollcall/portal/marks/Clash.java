package dev.rollcall.portal.marks;

import dev.rollcall.portal.gradebook.Mark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change by another user that came first.
 *
 * @param theirs what stands there now; null for nothing
 * @param by login name of the user who made it; empty if that is not known
 * @param at when; null if that is not known
 */
public record Clash(
        @Nullable Mark theirs, String by, @Nullable Instant at) {}
