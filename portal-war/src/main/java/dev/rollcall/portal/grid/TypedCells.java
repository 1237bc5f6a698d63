package dev.rollcall.portal.grid;

import java.util.List;

/**
 * What a user typed, sent at once.
 *
 * @param key of this attempt and those that repeat it
 */
public record TypedCells(String key, List<TypedCell> cells) {

    public TypedCells {
        cells = List.copyOf(cells);
    }
}
