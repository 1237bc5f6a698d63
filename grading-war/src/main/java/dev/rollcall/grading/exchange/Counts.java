package dev.rollcall.grading.exchange;

/**
 * What a file would do.
 *
 * @param lines that say something, without the first
 * @param unchanged cells that hold what the file says
 * @param blank fields that were left empty and change nothing
 * @param refused lines, columns and fields that cannot be read
 */
public record Counts(int lines, int unchanged, int blank, int refused) {}
