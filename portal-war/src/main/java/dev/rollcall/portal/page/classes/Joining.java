package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.portal.gradebook.Enrolment;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.gradebook.ClassRoster;
import dev.rollcall.portal.remote.gradebook.People;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.roster.NewPeopleForm;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.Visible;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes new people, and has them and those who are known already join a class, one after another. The keys of both
 * calls follow from the form's key and the line, so that a form that is sent again goes on with the same people. A
 * person who is refused does not hold up the rest; a failure that would affect all of them ends it: an answer that does
 * not come, a class that takes no one. Thread-safe; blocks.
 */
final class Joining {
    /** After that it goes on only when it is sent again; a call that hangs takes ten seconds more. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final ClassRoster roster;
    private final People people;
    private final Ticker ticker;

    Joining(ClassRoster roster, People people, Ticker ticker) {
        this.roster = roster;
        this.people = people;
        this.ticker = ticker;
    }

    /**
     * What became of it.
     *
     * @param joined how many belong to the class now
     * @param known how many of those the grade book knew already
     * @param left the form with those who do not, and why
     * @param isOpen whether one of those may be in the grade book all the same; the form keeps its key then
     * @param status of the page that says so
     * @param trouble why it ended, or what to do
     * @param problem that ended it, for the log; null if none did
     */
    record Outcome(
            int joined,
            int known,
            NewPeopleForm left,
            boolean isOpen,
            int status,
            String trouble,
            @Nullable ServiceProblem problem) {
        /** Whether no one is left. */
        boolean isWhole() {
            return left.lines().isEmpty();
        }
    }

    /**
     * Has the people on all lines of a valid form join.
     *
     * @throws ServiceProblem when the grade book refuses to make the first for a reason that the person cannot mend
     */
    Outcome join(Person person, String section, NewPeopleForm form, String key, Texts texts) {
        Attempt attempt = new Attempt(person, section, form, key, texts);
        form.lines().forEach(attempt::take);
        return attempt.outcome();
    }

    private final class Attempt {
        private final Person person;
        private final String section;
        private final NewPeopleForm form;

        /** Read first: if it is not valid, no person is made. */
        private final Enrolment all;

        private final String key;
        private final Texts texts;
        private final List<NewPeopleForm.Line> left = new ArrayList<>();
        private final List<String> why = new ArrayList<>();
        private final long start = ticker.nanos();
        private int made;
        private int known;
        private int status = 422;

        /** Why it has ended; empty while it goes on. */
        private String end = "";

        private @Nullable ServiceProblem problem;

        Attempt(Person person, String section, NewPeopleForm form, String key, Texts texts) {
            this.person = person;
            this.section = section;
            this.form = form;
            this.all = form.enrolment();
            this.key = key;
            this.texts = texts;
        }

        void take(NewPeopleForm.Line line) {
            if (end.isEmpty() && ticker.nanos() - start > LIMIT.toNanos()) {
                end(503, texts.say("settings.people.slow"));
            }
            if (!end.isEmpty() || !joins(line)) {
                left.add(line);
            } else if (line.isKnown()) {
                known++;
            }
        }

        Outcome outcome() {
            int joined = form.lines().size() - left.size();
            String trouble = end.isEmpty() ? texts.say("settings.people.left") : end;
            boolean isOpen = !end.isEmpty() || made > joined - known;
            return new Outcome(joined, known, form.left(left, why, isOpen), isOpen, status, trouble, problem);
        }

        private boolean joins(NewPeopleForm.Line line) {
            try {
                if (line.isKnown()) {
                    return joins(line, line.known());
                }
                Written<String> written = people.add(person, line.person(), keyOf("person", line, ""))
                        .as(newcomer -> newcomer.id());
                if (written instanceof Written.Done<String> done) {
                    made++;
                    return joins(line, done.value());
                }
                if (written instanceof Written.Unconfirmed<?>) {
                    unconfirmed();
                } else {
                    wrong(refusal(line, written));
                }
                return false;
            } catch (ServiceProblem e) {
                if (made + known == 0 && !Absence.isPassing(e)) {
                    throw e;
                }
                problem = e;
                end(503, texts.say("settings.people.away"));
                return false;
            }
        }

        private boolean joins(NewPeopleForm.Line line, String id) {
            Enrolment enrolment = all.of(id);
            String days = enrolment.role() + " " + form.days().from() + " "
                    + form.days().until();
            Written<Enrolment> written = roster.add(person, section, enrolment, keyOf(section + " " + days, line, id));
            if (written instanceof Written.Unconfirmed<?>) {
                unconfirmed();
            } else if (written instanceof Written.Stale<?>) {
                wrong(texts.say("settings.roster.there"));
            } else if (!(written instanceof Written.Done<?>)) {
                wrong(texts.say(line.isKnown() ? "settings.people.known.outside" : "settings.people.outside"));
                end(WriteFailure.of(written, texts).status(), closed(written));
            }
            return written instanceof Written.Done<?>;
        }

        /** Why no new person can join. */
        private String closed(Written<Enrolment> written) {
            if (written instanceof Written.TermClosed<?>) {
                return texts.say("settings.people.closed");
            }
            return written instanceof Written.Refused<?> refused
                    ? texts.say("settings.people.refused", refused.detail())
                    : WriteFailure.of(written, texts).sentence();
        }

        /** A text with something in it that cannot be seen is refused as well; the grade book says what that is. */
        private String refusal(NewPeopleForm.Line line, Written<?> written) {
            if (!(written instanceof Written.Refused<?> refused)) {
                return WriteFailure.of(written, texts).sentence();
            }
            boolean taken = !refused.errors().isEmpty()
                    && refused.errors().stream()
                            .allMatch(error -> error.pointer().equals("/username"))
                    && Visible.of(line.username()).equals(line.username());
            return taken
                    ? texts.say("settings.people.taken", line.username())
                    : texts.say("settings.people.refused", refused.detail());
        }

        private void unconfirmed() {
            wrong(texts.say("settings.people.open"));
            end(503, texts.say("settings.people.unconfirmed"));
        }

        /** The line is the next of those that are left. */
        private void wrong(String sentence) {
            int number = left.size() + (form.head().isEmpty() ? 1 : 2);
            why.add(texts.say("settings.people.line", String.valueOf(number), sentence));
        }

        private void end(int with, String sentence) {
            status = with;
            end = sentence;
        }

        private String keyOf(String what, NewPeopleForm.Line line, String id) {
            return FormKey.derived(key, what, line.familyName(), line.givenName(), line.username(), id);
        }
    }
}
