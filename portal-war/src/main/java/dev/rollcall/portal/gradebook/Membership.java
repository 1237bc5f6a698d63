package dev.rollcall.portal.gradebook;

/**
 * A class to which a person belongs or has belonged.
 *
 * @param section the class, in its term
 * @param enrolment as what, and from when to when
 */
public record Membership(SchoolClass section, Enrolment enrolment) {}
