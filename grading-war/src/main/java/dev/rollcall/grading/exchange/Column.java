package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Worded;
import java.util.Optional;

/**
 * A column of a file.
 *
 * @param title what the first line calls it
 * @param use what it is read as
 * @param item the piece of work it is about; there for marks and comments
 */
public record Column(String title, Use use, Optional<Id> item) {
    /** What a column is read as. */
    public enum Use implements Worded {
        /** Says by id whose line it is. */
        STUDENT,
        /** Says by login name, which may be an e-mail address, whose line it is. */
        USERNAME,
        /** Says by family name, together with the given name, whose line it is, if nothing else in the file does. */
        FAMILY_NAME,
        /** Says it by given name, likewise. */
        GIVEN_NAME,
        /** Marks of a piece of work. */
        MARK,
        /** Comments on a piece of work. */
        COMMENT,
        /** Not read: names and what is worked out from the marks. */
        IGNORED
    }

    static Column plain(String title, Use use) {
        return new Column(title, use, Optional.empty());
    }
}
