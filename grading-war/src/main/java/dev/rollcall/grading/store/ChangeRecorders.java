package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.Change.Kind;
import dev.rollcall.grading.gradebook.Change.Subject;
import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** The recorders of the repositories within one transaction: all of them end in the histories of classes. */
final class ChangeRecorders {
    private final Function<Id, ClassHistory> histories;
    private final HistoryCodec codec;
    private final Origin origin;

    ChangeRecorders(Function<Id, ClassHistory> histories, HistoryCodec codec, Origin origin) {
        this.histories = histories;
        this.codec = codec;
        this.origin = origin;
    }

    private static Subject subject(Kind kind, Id id) {
        return switch (kind) {
            case CLASS -> Subject.ofClass();
            case PERSON, ENROLMENT -> new Subject(kind, Optional.empty(), Optional.of(id));
            default -> new Subject(kind, Optional.of(id), Optional.empty());
        };
    }

    private <T extends Versioned> void note(ClassHistory history, Kind kind, Optional<T> before, Optional<T> after) {
        Id id = before.or(() -> after).map(Versioned::id).orElseThrow();
        history.note(subject(kind, id), before.map(codec::write), after.map(codec::write), origin);
    }

    /** Of things in a class: their versions are the numbers of its changes. */
    <T extends Versioned> ChangeRecorder<T> within(Id section, Change.Kind kind) {
        ClassHistory history = histories.apply(section);
        return new ChangeRecorder<>() {
            @Override
            public void open() {
                history.open();
            }

            @Override
            public long next(Id id, Optional<T> before) {
                return history.next();
            }

            @Override
            public void note(Optional<T> before, Optional<T> after) {
                ChangeRecorders.this.note(history, kind, before, after);
            }
        };
    }

    /**
     * Of things that count for themselves, and are seen in classes.
     *
     * @param seenIn the classes in which a thing is seen, in the order of their ids
     */
    <T extends Versioned> ChangeRecorder<T> aside(Change.Kind kind, Function<Id, Collection<Id>> seenIn) {
        return new ChangeRecorder<>() {
            @Override
            public void open() {}

            @Override
            public long next(Id id, Optional<T> before) {
                return before.map(Versioned::version).orElse(Versioned.NONE) + 1;
            }

            @Override
            public void note(Optional<T> before, Optional<T> after) {
                if (before.isPresent() && after.isPresent()) {
                    for (Id section : seenIn.apply(before.get().id())) {
                        ClassHistory history = histories.apply(section);
                        history.lock();
                        history.next();
                        ChangeRecorders.this.note(history, kind, before, after);
                    }
                }
            }
        };
    }

    /**
     * Of letter schemes, which count for themselves; other letters are other grades, and so refused where a term is closed.
     *
     * @param usedIn the classes that use one, in the order of their ids
     */
    ChangeRecorder<LetterScheme> ofSchemes(Function<Id, Collection<Id>> usedIn) {
        ChangeRecorder<LetterScheme> aside = aside(Kind.CLASS, usedIn);
        return new ChangeRecorder<>() {
            @Override
            public void open() {
                aside.open();
            }

            @Override
            public long next(Id id, Optional<LetterScheme> before) {
                return aside.next(id, before);
            }

            @Override
            public void note(Optional<LetterScheme> before, Optional<LetterScheme> after) {
                boolean others = before.isPresent()
                        && after.isPresent()
                        && !before.get().letters().equals(after.get().letters());
                if (others) {
                    usedIn.apply(before.get().id())
                            .forEach(section -> histories.apply(section).openForLetters());
                }
                aside.note(before, after);
            }
        };
    }

    /** Of the classes themselves. */
    ChangeRecorder<SchoolClass> ofClasses() {
        return new ChangeRecorder<>() {
            @Override
            public void open() {}

            @Override
            public long next(Id id, Optional<SchoolClass> before) {
                return before.map(section -> histories.apply(section.id()))
                        .map(history -> {
                            history.open();
                            return history.next();
                        })
                        .orElseGet(() -> histories.apply(id).firstNumber());
            }

            @Override
            public void note(Optional<SchoolClass> before, Optional<SchoolClass> after) {
                ClassHistory history = histories.apply(
                        before.or(() -> after).map(SchoolClass::id).orElseThrow());
                if (before.isEmpty()) {
                    history.begin();
                    history.next();
                }
                if (after.isEmpty()) {
                    history.end();
                }
                ChangeRecorders.this.note(history, Kind.CLASS, before, after);
            }
        };
    }
}
