package dev.rollcall.portal.grid;

/**
 * What a user typed into a cell.
 *
 * @param item id of the line item
 * @param student id
 * @param text as typed
 * @param version of the result that was seen, 0 for an empty cell
 * @param comment of the result that was seen
 */
public record TypedCell(String item, String student, String text, long version, String comment) {}
