package dev.rollcall.grading.gradebook;

/**
 * What another system calls a thing, where that is not its id here.
 *
 * @param kind of thing
 * @param text OneRoster's {@code sourcedId}, 1 to {@value #MAX_LENGTH} characters (code points) on one line
 * @param id what it is called here
 */
public record SourceId(Kind kind, String text, Id id) {
    /** The longest, in code points. */
    public static final int MAX_LENGTH = 255;

    /** What has such an id. */
    public enum Kind {
        /** A term. */
        TERM,
        /** A course. */
        COURSE,
        /** A class. */
        CLASS,
        /** A person. */
        PERSON,
        /** A piece of work. */
        LINE_ITEM
    }

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is blank or too long or holds control characters or line breaks
     */
    public SourceId {
        text = VisibleText.check("sourcedId", text, MAX_LENGTH);
    }
}
