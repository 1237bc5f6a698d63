package dev.rollcall.grading.gradebook;

import java.time.LocalDate;

/**
 * A teacher of the school, who asks for a class.
 *
 * @param login the name that the portal gives; it may be one that no person here can have
 * @param today the day in the school
 */
public record Teacher(String login, LocalDate today) {}
