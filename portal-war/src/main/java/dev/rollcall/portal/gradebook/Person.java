package dev.rollcall.portal.gradebook;

/**
 * Somebody the grade book knows.
 *
 * @param username with which the person logs in; empty for none
 */
public record Person(String id, String givenName, String familyName, String username, long version) {

    /** Given and family name. */
    public String name() {
        return (givenName + " " + familyName).strip();
    }
}
