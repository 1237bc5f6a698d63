package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ConfirmView;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.WholeNumber;
import java.util.function.LongFunction;

/** Deletes something once that is confirmed. Words are found by the kind of thing, such as {@code item.delete}. */
final class Deletion {
    private static final String VERSION = "version";

    private final String kind;

    /** Takes the section of the texts. */
    Deletion(String kind) {
        this.kind = kind;
    }

    /**
     * What is to be deleted.
     *
     * @param version that is shown
     * @param here where it is deleted
     * @param back where it is
     * @param after where there is something to see when it is gone
     * @param closed whether it stays, because the term of its class is closed
     */
    record Subject(String name, long version, String here, String back, String after, boolean closed) {}

    /** Says what will happen, or that it cannot. */
    Answer confirm(Visit visit, Subject subject) {
        String trouble = subject.closed ? visit.texts().say("classes.refused.closed") : "";
        return page(visit, 200, subject, trouble, !subject.closed);
    }

    /** Does it, if what was shown is still there. */
    Answer carryOut(Visit visit, Subject subject, LongFunction<Written<?>> delete) {
        Texts texts = visit.texts();
        Written<?> written = delete.apply(WholeNumber.orZero(visit.parameter(VERSION)));
        if (written instanceof Written.Done<?>) {
            visit.leave(new Notice("ok", texts.say(kind + ".deleted", subject.name())));
            return new Answer.SeeOther(subject.after());
        }
        WriteFailure failure = WriteFailure.of(written, texts);
        boolean again = !(written instanceof Written.TermClosed<?>);
        return page(visit, failure.status(), subject, failure.sentence(), again);
    }

    private Answer page(Visit visit, int status, Subject subject, String trouble, boolean possible) {
        Texts texts = visit.texts();
        ConfirmView view = new ConfirmView(
                texts.say(kind + ".delete.heading", subject.name()),
                texts.say(kind + ".delete.why"),
                possible ? texts.say(kind + ".delete") : "",
                subject.version(),
                subject.here(),
                subject.back(),
                trouble);
        return new Answer.Page(status, "confirm", view.heading(), view);
    }
}
