package dev.rollcall.grading.gradebook;

/**
 * Where a result is: a place in the grid of a class.
 *
 * @param item the piece of work
 * @param student whose it is
 */
public record Cell(Id item, Id student) {}
