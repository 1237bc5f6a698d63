package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.Change.Kind;
import dev.rollcall.grading.gradebook.Change.Subject;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.Notation;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** The journals of the shelves within one transaction: all of them end in the ledgers of classes. */
final class Journals {
    private final Function<Id, Ledger> ledgers;
    private final Notation notation;
    private final Origin origin;

    Journals(Function<Id, Ledger> ledgers, Notation notation, Origin origin) {
        this.ledgers = ledgers;
        this.notation = notation;
        this.origin = origin;
    }

    private static Subject subject(Kind kind, Id id) {
        return switch (kind) {
            case CLASS -> Subject.ofClass();
            case PERSON, ENROLMENT -> new Subject(kind, Optional.empty(), Optional.of(id));
            default -> new Subject(kind, Optional.of(id), Optional.empty());
        };
    }

    private <T extends Versioned> void note(Ledger ledger, Kind kind, Optional<T> before, Optional<T> after) {
        Id id = before.or(() -> after).map(Versioned::id).orElseThrow();
        ledger.note(subject(kind, id), before.map(notation::write), after.map(notation::write), origin);
    }

    /** Of things in a class: their versions are the numbers of its changes. */
    <T extends Versioned> Journal<T> within(Id section, Change.Kind kind) {
        Ledger ledger = ledgers.apply(section);
        return new Journal<>() {
            @Override
            public void open() {
                ledger.open();
            }

            @Override
            public long next(Optional<T> before) {
                return ledger.next();
            }

            @Override
            public void note(Optional<T> before, Optional<T> after) {
                Journals.this.note(ledger, kind, before, after);
            }
        };
    }

    /**
     * Of things that count for themselves, and are seen in classes.
     *
     * @param seenIn the classes in which a thing is seen, in the order of their ids
     */
    <T extends Versioned> Journal<T> aside(Change.Kind kind, Function<Id, Collection<Id>> seenIn) {
        return new Journal<>() {
            @Override
            public void open() {}

            @Override
            public long next(Optional<T> before) {
                return before.map(Versioned::version).orElse(Versioned.NONE) + 1;
            }

            @Override
            public void note(Optional<T> before, Optional<T> after) {
                if (before.isPresent() && after.isPresent()) {
                    for (Id section : seenIn.apply(before.get().id())) {
                        Ledger ledger = ledgers.apply(section);
                        ledger.lock();
                        ledger.next();
                        Journals.this.note(ledger, kind, before, after);
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
    Journal<LetterScheme> ofSchemes(Function<Id, Collection<Id>> usedIn) {
        Journal<LetterScheme> aside = aside(Kind.CLASS, usedIn);
        return new Journal<>() {
            @Override
            public void open() {
                aside.open();
            }

            @Override
            public long next(Optional<LetterScheme> before) {
                return aside.next(before);
            }

            @Override
            public void note(Optional<LetterScheme> before, Optional<LetterScheme> after) {
                boolean others = before.isPresent()
                        && after.isPresent()
                        && !before.get().letters().equals(after.get().letters());
                if (others) {
                    usedIn.apply(before.get().id())
                            .forEach(section -> ledgers.apply(section).openForLetters());
                }
                aside.note(before, after);
            }
        };
    }

    /** Of the classes themselves. */
    Journal<SchoolClass> ofClasses() {
        return new Journal<>() {
            @Override
            public void open() {}

            @Override
            public long next(Optional<SchoolClass> before) {
                return before.map(section -> ledgers.apply(section.id()))
                        .map(ledger -> {
                            ledger.open();
                            return ledger.next();
                        })
                        .orElse(Versioned.NONE + 1);
            }

            @Override
            public void note(Optional<SchoolClass> before, Optional<SchoolClass> after) {
                Ledger ledger = ledgers.apply(
                        before.or(() -> after).map(SchoolClass::id).orElseThrow());
                if (before.isEmpty()) {
                    ledger.begin();
                    ledger.next();
                }
                if (after.isEmpty()) {
                    ledger.end();
                }
                Journals.this.note(ledger, Kind.CLASS, before, after);
            }
        };
    }
}
