package dev.rollcall.portal.gradebook;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An archive that takes the place of an empty grade book, or what became of that.
 *
 * @param job empty once it has ended well
 * @param made when the archive was; null unless it is restored
 * @param rows how many rows were restored
 */
public record Restoration(Optional<Job> job, @Nullable Instant made, long rows) {}
