package dev.rollcall.portal.page;

import dev.rollcall.portal.text.Visible;
import java.io.Serializable;

/**
 * A sentence shown once, on the page after a form was sent.
 *
 * @param tone {@code ok} or {@code warn}
 */
public record Notice(String tone, String text) implements Serializable {

    /** Spells out what would not be seen: it may quote what was typed. */
    public Notice {
        text = Visible.of(text);
    }
}
