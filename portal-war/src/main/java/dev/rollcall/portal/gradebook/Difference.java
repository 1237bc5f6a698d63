package dev.rollcall.portal.gradebook;

import org.jspecify.annotations.Nullable;

/**
 * What a change made of one member of a thing, such as the weight of a category.
 *
 * @param member as the grade book calls it
 * @param before a text, a {@link java.math.BigDecimal} or a {@link Boolean}; null for none
 * @param after what it is since, likewise
 */
public record Difference(
        String member, @Nullable Object before, @Nullable Object after) {}
