package dev.rollcall.portal.system;

import java.util.List;

/**
 * The roll at one moment.
 *
 * @param notice a sentence of the registry about itself, or empty
 */
public record Roll(String notice, List<Entry> entries) {
    public Roll {
        entries = List.copyOf(entries);
    }
}
