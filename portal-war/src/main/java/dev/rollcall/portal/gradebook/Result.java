package dev.rollcall.portal.gradebook;

/**
 * A mark that is in the grade book.
 *
 * @param version what a change of it names
 */
public record Result(Mark mark, long version) {
    /** The version of an empty cell. */
    public static final long NONE = 0;
}
