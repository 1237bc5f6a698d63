package dev.rollcall.portal.health;

/** How the checks of a span of time went. In order of severity: the later, the worse. */
enum Verdict {
    UNKNOWN,
    GOOD,
    MIXED,
    BAD
}
