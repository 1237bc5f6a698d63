package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Worded;

/** Why a line or a field of a file changes nothing. */
public enum Problem implements Worded {
    /** The line has another number of fields than the first, so it is not known which field is which. */
    FIELDS,
    /** The line says nothing about whose it is. */
    NO_STUDENT,
    /** No student of the class has this id, login name or name. */
    UNKNOWN_STUDENT,
    /** Id and login name are of different people. */
    CONTRADICTION,
    /** Several students have this login name, if capitals do not count, or this name. */
    AMBIGUOUS,
    /** The student has a line already. */
    STUDENT_TWICE,
    /** The column is no piece of work of the class. */
    UNKNOWN_COLUMN,
    /** Several pieces of work have this title; their ids tell them apart. */
    AMBIGUOUS_COLUMN,
    /** The column is there already. */
    COLUMN_TWICE,
    /** The field is neither a score nor a state. */
    NO_MARK,
    /** The number may have a thousands separator. */
    THOUSANDS,
    /** The number has the other decimal mark than the file. */
    OTHER_DECIMAL,
    /** The score breaks a rule of scores. */
    SCORE,
    /** The state allows no score. */
    STATE,
    /** The comment breaks a rule of comments. */
    COMMENT
}
