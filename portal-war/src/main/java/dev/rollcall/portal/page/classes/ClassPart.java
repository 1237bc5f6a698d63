package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Form;
import dev.rollcall.portal.page.Visit;
import java.io.IOException;
import java.util.Optional;

/** One of the pages of a class, {@code /classes/{class}/{part}/…}; {@link ClassesPage} leads to it. Thread-safe. */
interface ClassPart {
    /** A form of a hundred and fifty rows with long comments, of which a letter may take six bytes and more. */
    int MAX_FORM_BYTES = 1 << 20;

    /** How many ids its addresses may have after its name: one line item and one student, for example. */
    boolean takes(int ids);

    /** Answers GET, and HEAD without the body. */
    Answer show(Visit visit, ClassPath path) throws IOException;

    /** What is wrong with the body of a POST, which is to be a form unless a part takes something else. */
    default Optional<Answer> refusal(Visit visit, ClassPath path) throws IOException {
        return Form.refusal(visit, MAX_FORM_BYTES);
    }

    /** Answers POST, once the form is known to be ours. */
    default Answer submit(Visit visit, ClassPath path) throws IOException {
        return Answer.status(405);
    }
}
