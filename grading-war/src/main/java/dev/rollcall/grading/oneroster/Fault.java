package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Worded;

/** Why a line changes nothing. */
public enum Fault implements Worded {
    /** Something that must be there is not. */
    EMPTY,
    /** A date, a number or a word cannot be read. */
    VALUE,
    /** It breaks a rule of the grade book. */
    RULE,
    /** It names something that is neither in the archive nor in the grade book. */
    UNKNOWN,
    /** The same thing has a line already. */
    TWICE,
    /** The work belongs to another class. */
    ELSEWHERE,
    /** Another person has the login name, or several have it. */
    USERNAME,
    /** The term is closed. */
    CLOSED,
    /** A line of a delta must say whether the thing is there, and since when. */
    STATUS
}
