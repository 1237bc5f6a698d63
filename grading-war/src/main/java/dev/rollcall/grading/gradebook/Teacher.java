package dev.rollcall.grading.gradebook;

import java.time.LocalDate;

/**
 * A teacher of the school, who asks for a class.
 *
 * @param login the name
 * @param today the day in the school
 */
public record Teacher(LoginName login, LocalDate today) {}
