package dev.rollcall.portal.gradebook;

/**
 * What is taught, in any number of classes.
 *
 * @param id names it in the grade book; empty for one that is not made yet
 */
public record Course(String id, String title) {}
