package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.Course;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.text.Fold;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.TypedDay;
import dev.rollcall.portal.text.TypedForm;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A class that is to be made, of a course and a term that are there or are to be made with it; kept as typed.
 *
 * @param copyOf the id of the class that it begins as a copy of, with its course if no other one is said; empty for none
 * @param people whether those who belong to that class belong to the copy as well
 * @param course the id of one that is there; empty for a new one
 * @param newCourse what a new one is called
 * @param term the id of one that is there; empty for a new one
 * @param newTerm what a new one is called
 * @param until the last day of a new one, inclusive, as people say it; the grade book holds the day after
 * @param errors sentences by field
 */
public record NewClassForm(
        String title,
        String copyOf,
        boolean people,
        String course,
        String newCourse,
        String term,
        String newTerm,
        String from,
        String until,
        Map<String, String> errors)
        implements TypedForm {
    public static final String TITLE = "title";
    public static final String COPY_OF = "copy-of";
    public static final String PEOPLE = "people";
    public static final String COURSE = "course";
    public static final String NEW_COURSE = "new-course";
    public static final String TERM = "term";
    public static final String NEW_TERM = "new-term";
    public static final String FROM = "from";
    public static final String UNTIL = "until";

    /** The form before anything was typed. */
    public static final NewClassForm EMPTY = new NewClassForm("", "", false, "", "", "", "", "", "", Map.of());

    public NewClassForm {
        errors = Map.copyOf(errors);
    }

    /**
     * The form with what was typed. A new course that is called as one that is there is that one, and so is a new term that has the
     * same days, too.
     *
     * @param field the value of a field, empty when it was not sent
     * @param classes those that can be copied
     * @param courses those that can be chosen
     * @param terms of the school, of which those that are open can be chosen; none is made with the title of a closed one
     */
    public static NewClassForm typed(
            UnaryOperator<String> field,
            List<SchoolClass> classes,
            List<Course> courses,
            List<Term> terms,
            Texts texts) {
        NewClassForm form = new NewClassForm(
                field.apply(TITLE),
                field.apply(COPY_OF),
                !field.apply(PEOPLE).isEmpty(),
                field.apply(COURSE),
                field.apply(NEW_COURSE),
                field.apply(TERM),
                field.apply(NEW_TERM),
                field.apply(FROM),
                field.apply(UNTIL),
                Map.of());
        Check check = new Check(texts);
        check.title(TITLE, form.title);
        check.there(COPY_OF, form.copyOf, ids(classes, SchoolClass::id));
        check.ofAClass(form.people, form.copyOf);
        if (!form.keepsCourse()
                && check.isNew(COURSE, form.course, !form.newCourse.isBlank(), ids(courses, Course::id))) {
            check.title(NEW_COURSE, form.newCourse);
        }
        boolean typed = !form.newTerm.isBlank() || !form.from.isBlank() || !form.until.isBlank();
        if (check.isNew(TERM, form.term, typed, ids(open(terms), Term::id))) {
            check.newTerm(form.newTerm, terms);
            check.days(form.from, form.until);
        }
        return check.errors.isEmpty()
                ? form.choosing(courses, terms)
                : new NewClassForm(
                        form.title,
                        form.copyOf,
                        form.people,
                        form.course,
                        form.newCourse,
                        form.term,
                        form.newTerm,
                        form.from,
                        form.until,
                        check.errors);
    }

    private static List<Term> open(List<Term> terms) {
        return terms.stream().filter(term -> !term.closed()).toList();
    }

    private static <T> Set<String> ids(List<T> there, Function<T, String> id) {
        return there.stream().map(id).collect(Collectors.toSet());
    }

    private NewClassForm choosing(List<Course> courses, List<Term> terms) {
        NewClassForm form = courseToMake()
                .flatMap(made -> courses.stream()
                        .filter(there -> isSame(made.title(), there.title()))
                        .findFirst())
                .map(there -> ofCourse(there.id()))
                .orElse(this);
        return form.termToMake()
                .flatMap(made ->
                        terms.stream().filter(there -> isSame(made, there)).findFirst())
                .map(there -> form.ofTerm(there.id()))
                .orElse(form);
    }

    private static boolean isSame(String title, String other) {
        return Fold.of(title).equals(Fold.of(other));
    }

    private static boolean isSame(Term one, Term other) {
        return isSame(one.title(), other.title())
                && Objects.equals(one.begin(), other.begin())
                && Objects.equals(one.end(), other.end());
    }

    /** The term that is to be made first; empty when one was chosen. */
    public Optional<Term> termToMake() {
        requireValid();
        return term.isEmpty()
                ? Optional.of(new Term(
                        "",
                        newTerm.strip(),
                        TypedDay.read(from).orElseThrow(),
                        TypedDay.read(until).orElseThrow().plusDays(1),
                        false,
                        0))
                : Optional.empty();
    }

    /** The course that is to be made first; empty when one was chosen, or comes with the copy. */
    public Optional<Course> courseToMake() {
        requireValid();
        return course.isEmpty() && !keepsCourse() ? Optional.of(new Course("", newCourse.strip())) : Optional.empty();
    }

    private boolean keepsCourse() {
        return !copyOf.isEmpty() && course.isEmpty() && newCourse.isBlank();
    }

    /**
     * The class, once its course and its term are there: every point is worth the same, and there are no letters. Without a course
     * for a copy that keeps the one of its original.
     */
    public SchoolClass section() {
        requireValid();
        return new SchoolClass("", title.strip(), course, term, "", false, false, 0);
    }

    /** The same once its term was made: it is chosen. */
    public NewClassForm ofTerm(String made) {
        return new NewClassForm(title, copyOf, people, course, newCourse, made, "", "", "", errors);
    }

    /** The same once its course was made: it is chosen. */
    public NewClassForm ofCourse(String made) {
        return new NewClassForm(title, copyOf, people, made, "", term, newTerm, from, until, errors);
    }

    /** What is wrong, by field. */
    private static final class Check {
        private final Map<String, String> errors = new LinkedHashMap<>();
        private final Texts texts;

        Check(Texts texts) {
            this.texts = texts;
        }

        /** Whether a new one is meant, and not one that is there. */
        boolean isNew(String field, String chosen, boolean typed, Set<String> there) {
            if (chosen.isEmpty()) {
                if (!typed && !there.isEmpty()) {
                    errors.put(field, texts.say("newclass." + field + ".missing"));
                    return false;
                }
                return true;
            }
            if (typed) {
                errors.put(field, texts.say("newclass.both"));
            } else {
                there(field, chosen, there);
            }
            return false;
        }

        void there(String field, String chosen, Set<String> there) {
            if (!chosen.isEmpty() && !there.contains(chosen)) {
                errors.put(field, texts.say("newclass." + field + ".gone"));
            }
        }

        void ofAClass(boolean people, String copyOf) {
            if (people && copyOf.isEmpty()) {
                errors.put(COPY_OF, texts.say("newclass.people.of-whom"));
            }
        }

        void title(String field, String typed) {
            String title = typed.strip();
            if (title.isEmpty()) {
                errors.put(field, texts.say("newclass." + field + ".missing"));
            } else if (Limits.isLonger(title, Limits.TITLE)) {
                errors.put(field, texts.say("item.title.long", Limits.TITLE));
            }
        }

        /** One that is called as a closed one would be taken for that. */
        void newTerm(String typed, List<Term> terms) {
            title(NEW_TERM, typed);
            if (terms.stream().anyMatch(term -> term.closed() && isSame(term.title(), typed))) {
                errors.put(NEW_TERM, texts.say("newclass.new-term.closed"));
            }
        }

        void days(String from, String until) {
            require(FROM, from);
            require(UNTIL, until);
            Optional<LocalDate> first = TypedDay.read(from, FROM, errors, texts);
            Optional<LocalDate> last = TypedDay.readLast(until, UNTIL, errors, texts);
            if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
                errors.put(UNTIL, texts.say("settings.roster.until.early"));
            }
        }

        private void require(String field, String typed) {
            if (typed.isBlank()) {
                errors.put(field, texts.say("newclass." + field + ".missing"));
            }
        }
    }
}
