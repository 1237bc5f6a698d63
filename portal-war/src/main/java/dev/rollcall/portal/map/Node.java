package dev.rollcall.portal.map;

/**
 * A service to be drawn.
 *
 * @param label what people call it
 * @param note how it is, in a few words
 * @param tone {@code ok}, {@code info}, {@code warn} or {@code bad}
 * @param missing whether no instance is registered under its name
 */
record Node(String name, String label, String note, String tone, boolean missing) {}
