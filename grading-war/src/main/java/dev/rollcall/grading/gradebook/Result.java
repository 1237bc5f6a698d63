package dev.rollcall.grading.gradebook;

/**
 * What stands in a cell.
 *
 * @param cell where
 * @param mark what
 * @param version the number of the class's change that wrote it
 */
public record Result(Cell cell, Mark mark, long version) {}
