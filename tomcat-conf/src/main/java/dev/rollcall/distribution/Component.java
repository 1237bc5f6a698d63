package dev.rollcall.distribution;

import java.util.Map;
import java.util.SortedSet;

/**
 * Something that is shipped: a jar, what was merged into one, a WAR, or Tomcat.
 *
 * @param coordinates what it is called
 * @param licence an SPDX expression
 * @param sha256 of its bytes; empty for what is no file of its own
 * @param places where it lies in the distribution
 * @param texts its own licences and notices, by file name
 */
record Component(
        Coordinates coordinates, String licence, String sha256, SortedSet<String> places, Map<String, String> texts) {

    /** Returns its key in the bill of materials; the same version may have been built twice. */
    String reference() {
        return coordinates.purl() + (sha256.isEmpty() ? "" : "#" + sha256.substring(0, 12));
    }
}
