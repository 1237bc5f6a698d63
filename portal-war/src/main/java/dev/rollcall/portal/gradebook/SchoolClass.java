package dev.rollcall.portal.gradebook;

/**
 * A class.
 *
 * @param id names it in addresses
 * @param course id of what is taught
 * @param term id of when
 * @param letterScheme id of its letters; empty for none
 * @param weighted whether categories count by their weight
 * @param shared whether every teacher of the school teaches it
 * @param version what a change of the class itself names
 */
public record SchoolClass(
        String id,
        String title,
        String course,
        String term,
        String letterScheme,
        boolean weighted,
        boolean shared,
        long version) {}
