package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Visit;
import java.io.IOException;

/** One of the pages of a class, {@code /classes/{class}/{part}/…}; {@link ClassesPage} leads to it. Thread-safe. */
interface ClassPart {

    /** How many ids its addresses may have after its name: one line item and one student, for example. */
    boolean takes(int ids);

    /** Answers GET, and HEAD without the body. */
    Answer show(Visit visit, ClassPath path) throws IOException;

    /** Answers POST, once the form is known to be ours. */
    default Answer submit(Visit visit, ClassPath path) throws IOException {
        return Answer.status(405);
    }
}
