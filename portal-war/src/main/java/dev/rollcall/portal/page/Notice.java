package dev.rollcall.portal.page;

import java.io.Serializable;

/**
 * A sentence shown once, on the page after a form was sent.
 *
 * @param tone {@code ok} or {@code warn}
 */
public record Notice(String tone, String text) implements Serializable {}
