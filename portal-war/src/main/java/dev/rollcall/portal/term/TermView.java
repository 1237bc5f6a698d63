package dev.rollcall.portal.term;

import dev.rollcall.portal.gradebook.Term;

/**
 * What the page of a term shows.
 *
 * @param term as it stands
 * @param classes how many there are in it
 * @param trouble why it was not saved; empty before that was tried
 */
public record TermView(Term term, int classes, TermForm form, String trouble) {}
