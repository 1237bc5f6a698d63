package dev.rollcall.grading.gradebook;

import java.util.Optional;

/**
 * What is taught, such as Algebra 1, whatever its teachers, students and terms.
 *
 * @param id the identity
 * @param title what people call it
 * @param code what the school's catalogue calls it
 * @param version 1 when it is made, greater with each change
 */
public record Course(Id id, Title title, Optional<Title> code, long version) implements Versioned {}
