package dev.rollcall.grading.gradebook;

import java.util.Optional;

/**
 * A class, and what somebody is in it today.
 *
 * @param section the class
 * @param term its term
 * @param enrolment of that person, whatever its days; empty: none
 */
public record Standing(SchoolClass section, Term term, Optional<Enrolment> enrolment) {}
