package dev.rollcall.grading.http.api;

/** Words as addresses have them, and as JSON has them. */
final class Words {
    private Words() {}

    /** Returns the name of a member: {@code lineItems} for {@code line-items}. */
    static String member(String segment) {
        int hyphen = segment.indexOf('-');
        return hyphen < 0
                ? segment
                : segment.substring(0, hyphen)
                        + Character.toUpperCase(segment.charAt(hyphen + 1))
                        + segment.substring(hyphen + 2);
    }
}
