package dev.rollcall.grading.store;

import org.junit.jupiter.api.BeforeEach;

/** The same, with the school into which archives of OneRoster come. */
abstract class RosterOnEngine extends SchoolOnEngine {
    RosterSchool roster;

    @BeforeEach
    void openRoster() {
        roster = RosterSchool.in(database);
    }
}
