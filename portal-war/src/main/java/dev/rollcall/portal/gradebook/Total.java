package dev.rollcall.portal.gradebook;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A total as the grading service has rounded it.
 *
 * @param percentage null when nothing counts
 * @param letter empty for none
 */
public record Total(@Nullable BigDecimal percentage, String letter) {}
