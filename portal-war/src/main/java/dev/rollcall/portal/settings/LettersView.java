package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.SchoolClass;

/**
 * What the page of letters shows.
 *
 * @param section the class from whose settings it was opened
 * @param key of the form, with which letters are made
 */
public record LettersView(SchoolClass section, LettersForm form, String key) implements OfClass {}
