package dev.rollcall.portal.health;

/** How the checks of a span of time went. In order of severity: the later, the worse. */
enum Verdict {
    UNKNOWN("not checked"),
    GOOD("answered"),
    MIXED("some checks failed"),
    BAD("no answer");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
