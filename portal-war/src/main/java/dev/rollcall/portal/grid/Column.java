package dev.rollcall.portal.grid;

import dev.rollcall.portal.gradebook.LineItem;

/**
 * A line item at the head of the grid.
 *
 * @param category its title; empty for none
 * @param maximum points, in the language of the page
 */
public record Column(LineItem item, String category, String maximum) {}
