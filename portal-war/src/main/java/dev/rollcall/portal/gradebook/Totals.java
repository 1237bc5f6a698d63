package dev.rollcall.portal.gradebook;

/**
 * What a student's results come to.
 *
 * @param current without what is ungraded
 * @param finished as if nothing more came; on the wire it is {@code final}
 */
public record Totals(Total current, Total finished) {}
