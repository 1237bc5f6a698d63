package dev.rollcall.grading.gradebook;

/**
 * A time in which classes are taught, such as a school year. Nothing changes in the classes of a closed one.
 *
 * @param id the identity
 * @param title what people call it
 * @param days when it is
 * @param closed whether it is over for good, unless an administrator opens it again
 * @param version 1 when it is made, greater with each change
 */
public record Term(Id id, Title title, DateRange days, boolean closed, long version) implements Versioned {}
