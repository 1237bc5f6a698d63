package dev.rollcall.portal.gradebook;

import java.math.BigDecimal;

/**
 * A kind of work.
 *
 * @param weight counts in a weighted class, relative to those of the others
 * @param dropLowest how many of the poorest results do not count
 */
public record Category(String id, String title, BigDecimal weight, int dropLowest, long version) {}
