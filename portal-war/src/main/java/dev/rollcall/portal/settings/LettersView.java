package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.SchoolClass;

/**
 * What the page of letters shows.
 *
 * @param section the class from whose settings it was opened
 */
public record LettersView(SchoolClass section, LettersForm form) {}
