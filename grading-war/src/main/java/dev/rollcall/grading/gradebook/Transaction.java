package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The grade book within one transaction. Used by one thread, and only while the transaction lasts. */
public interface Transaction {
    /** Returns the terms; closing or opening one is a change of each of its classes. */
    Repository<Term> terms(Origin origin);

    /** Returns the courses. */
    Repository<Course> courses();

    /**
     * Returns the letter schemes; changing one is a change of each class that uses it. Other letters are refused while the term of
     * one of them is closed.
     */
    Repository<LetterScheme> schemes(Origin origin);

    /** Returns the people; changing one is a change of each class that the person belongs to. */
    Repository<Person> people(Origin origin);

    /** Returns the classes. */
    Repository<SchoolClass> classes(Origin origin);

    /** Returns the classes in which a person has this role today, and the shared ones if {@code role} is teacher. */
    List<SchoolClass> classesOf(LoginName person, Enrolment.Role role, LocalDate today);

    /** Returns the classes of which a person was a student, but is none today. */
    List<ClassMembership> learned(LoginName person, LocalDate today);

    /** Returns the person of this login name; capitals count only where they tell two apart. */
    Optional<Person> named(LoginName name);

    /**
     * Returns the people who made these changes, under exactly that login name, or are their subject; each once, in order of id.
     */
    List<Person> peopleOf(List<Change> changes);

    /**
     * Returns a class and what a person is in it.
     *
     * @param username the person's login name, looked for as {@link #named} does; empty for a caller who is nothing in any class
     */
    Optional<ClassMembership> membership(Id section, Optional<String> username);

    /** Returns the number of the last change of each of these classes that is there. */
    Map<Id, Long> revisions(Collection<Id> sections);

    /**
     * Returns what is in a class.
     *
     * @param origin where changes come from
     */
    ClassTransaction in(Id section, Origin origin);

    /** Returns what was prepared. */
    Drafts drafts();

    /** Returns the archives of other systems that were looked at. */
    RosterImports rosterImports();

    /** Returns what is written down of long work. */
    Jobs jobs();

    /** Returns what other systems call things. */
    SourceIds sourceIds();

    /**
     * Enters people whose ids and login names are new, many at once.
     *
     * @throws RefusedException if one of the login names is taken by now, whatever the capitals
     */
    void enter(List<Person> people);

    /** Returns the classes in which something was changed together, in the order of their ids. */
    List<SchoolClass> classesChanged(Id batch);

    /** Returns what was answered to this key; if nothing yet, another transaction that uses it waits until this one ends. */
    Optional<Answered> claim(Answered.Key key);

    /** Remembers the answer to a key that was claimed. */
    void remember(Answered.Key key, Answered answer);

    /**
     * Erases a student: name, login name, id and number, every comment and reason about the person, and the full name wherever it
     * stands. The numbers stay, with a person who has no name.
     *
     * @param seen the version that was seen
     * @param by the login name of the administrator who does it
     * @param reason why, without the name
     * @throws RefusedException if there is no such person, the person teaches or is what is left of an erased student, or
     *     {@code reason} has the name
     */
    Erasure.Done erase(Id person, long seen, String by, Comment reason);

    /** Returns all erasures, the newest first. */
    List<Erasure> erasures();

    /** Returns what administrators have asked to erase. */
    ErasureRequests erasureRequests();

    /** Returns the classes to which a person belongs or belonged, if only by their history, in the order of their ids. */
    List<SchoolClass> classesWith(Id person);

    /** Forgets the answers that were given before a moment; returns how many. */
    int forgetAnswers(Instant before);
}
