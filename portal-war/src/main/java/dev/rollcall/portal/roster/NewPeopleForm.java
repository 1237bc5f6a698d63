package dev.rollcall.portal.roster;

import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.gradebook.Enrolment;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.roster.HeadLine.Column;
import dev.rollcall.portal.text.Fold;
import dev.rollcall.portal.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * People who are to join a class, new to the grade book or not, one on each line, with the role and the days that they
 * all get; kept as typed.
 *
 * @param typed family name, given name and perhaps user name on each line, between them a tab, else a semicolon, else a comma
 * @param days role, first and last day, the same for all
 * @param head the first line, if it only says what stands below it; empty for none
 * @param lines those that can be read; lines without anything are none
 * @param errors what is wrong with {@code typed}: sentences that name the line
 * @param ticked which questions were answered with yes
 * @param asked which are to be asked, one about each line of {@code errors}
 */
public record NewPeopleForm(
        String typed,
        EnrolmentForm days,
        String head,
        List<Line> lines,
        List<String> errors,
        Set<String> ticked,
        Set<String> asked) {
    public static final String PEOPLE = "people";

    /** The question whether a person with the name of one in the grade book is another one. */
    public static final String NAMESAKES = "namesakes";

    /** The question whether a person with the user name of one in the grade book, and another name, is the same one. */
    public static final String SAME = "same";

    /** A large class, three times; each line takes two calls. */
    public static final int MAX_LINES = 100;

    /** The form before anything was typed. */
    public static final NewPeopleForm EMPTY =
            new NewPeopleForm("", EnrolmentForm.EMPTY, "", List.of(), List.of(), Set.of(), Set.of());

    private static final int MOST_PARTS = 3;

    /** Stands for the person until that is known; the grade book is never told it. */
    private static final String SOMEBODY = "somebody";

    public NewPeopleForm {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
        ticked = Set.copyOf(ticked);
        asked = Set.copyOf(asked);
    }

    /**
     * A person who is to join.
     *
     * @param number which line it is, from 1
     * @param text the line as it was typed
     * @param username in small letters, as a person logs in; empty for none
     * @param known the id of the person who has this user name in the grade book; empty for none, as far as was looked
     */
    public record Line(int number, String text, String familyName, String givenName, String username, String known) {
        /** As a person of the grade book, before it knows them. */
        public Person person() {
            return new Person(known, givenName, familyName, username, 0);
        }

        /** Whether the grade book knows the person already. */
        public boolean isKnown() {
            return !known.isEmpty();
        }

        private Line of(Person owner) {
            return new Line(number, text, familyName, givenName, username, owner.id());
        }

        private boolean mayBe(Person known) {
            return username.isEmpty() || known.username().isEmpty() || username.equalsIgnoreCase(known.username());
        }
    }

    /** The form with what was typed; {@code field} is the value of a field, empty when it was not sent. */
    public static NewPeopleForm typed(UnaryOperator<String> field, Texts texts) {
        String typed = field.apply(PEOPLE);
        EnrolmentForm days =
                EnrolmentForm.typed(name -> name.equals(EnrolmentForm.PERSON) ? SOMEBODY : field.apply(name), texts);
        Reading reading = new Reading(texts);
        typed.lines().forEach(reading::read);
        Set<String> ticked = Stream.of(NAMESAKES, SAME)
                .filter(question -> field.apply(question).equals("yes"))
                .collect(Collectors.toSet());
        return new NewPeopleForm(typed, days, reading.head.text(), reading.lines, reading.errors(), ticked, Set.of());
    }

    /** Whether the grade book may be asked. */
    public boolean isValid() {
        return errors.isEmpty() && days.isValid();
    }

    /** Whether a question is asked, or was answered with yes. */
    public boolean shows(String question) {
        return asked.contains(question) || ticked.contains(question);
    }

    /** The enrolment of each of them, but for the person. */
    public Enrolment enrolment() {
        return days.enrolment();
    }

    /**
     * The form with the people that the grade book knows already by the user name of a line; and with a sentence about
     * each line that is not certainly that person, or that has the name of a person there and no other user name.
     */
    public NewPeopleForm comparedWith(Collection<Person> people, Texts texts) {
        Comparison comparison = new Comparison(people, ticked, texts);
        List<Line> compared = lines.stream().map(comparison::of).toList();
        return new NewPeopleForm(typed, days, head, compared, comparison.errors, ticked, comparison.asked);
    }

    private static List<String> name(String familyName, String givenName) {
        return List.of(Fold.of(familyName), Fold.of(givenName));
    }

    /**
     * The form with what is left of it, and why.
     *
     * @param made whether it may have made one of those people; no question is asked about that one
     */
    public NewPeopleForm left(List<Line> rest, List<String> why, boolean made) {
        String text = Stream.concat(
                        Stream.of(head).filter(line -> !line.isEmpty()),
                        rest.stream().map(Line::text))
                .collect(Collectors.joining("\n"));
        Set<String> answered = new HashSet<>(made ? ticked : Set.of());
        if (made) {
            answered.add(NAMESAKES);
        }
        return new NewPeopleForm(text, days, head, rest, why, answered, Set.of());
    }

    /** Finds out which people are known. */
    private static final class Comparison {
        private final Map<List<String>, List<Person>> byName;
        private final Map<String, List<Person>> byUsername;
        private final Set<String> ticked;
        private final Texts texts;
        private final List<String> errors = new ArrayList<>();
        private final Set<String> asked = new HashSet<>();

        Comparison(Collection<Person> people, Set<String> ticked, Texts texts) {
            this.byName = people.stream()
                    .collect(Collectors.groupingBy(person -> name(person.familyName(), person.givenName())));
            this.byUsername = people.stream().collect(Collectors.groupingBy(person -> Fold.login(person.username())));
            this.ticked = ticked;
            this.texts = texts;
        }

        Line of(Line line) {
            List<Person> owners =
                    line.username.isEmpty() ? List.of() : byUsername.getOrDefault(line.username, List.of());
            if (owners.size() == 1) {
                return of(line, owners.get(0));
            }
            byName.getOrDefault(name(line.familyName, line.givenName), List.of()).stream()
                    .filter(person -> line.mayBe(person))
                    .findFirst()
                    .ifPresent(person ->
                            ask(NAMESAKES, line, texts.say("settings.people.known", person.name(), person.id())));
            return line;
        }

        private Line of(Line line, Person owner) {
            if (!name(owner.familyName(), owner.givenName()).equals(name(line.familyName, line.givenName))) {
                ask(SAME, line, texts.say("settings.people.other", owner.name(), line.username, owner.id()));
            }
            return line.of(owner);
        }

        private void ask(String question, Line line, String sentence) {
            if (!ticked.contains(question)) {
                asked.add(question);
                errors.add(texts.say("settings.people.line", String.valueOf(line.number), sentence));
            }
        }
    }

    /** Reads one line after another. */
    private static final class Reading {
        private final Texts texts;
        private final List<Line> lines = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();

        /** The line in which a person was. */
        private final Map<String, Integer> usernames = new HashMap<>();

        private final Map<List<String>, Integer> namesAlone = new HashMap<>();
        private int number;
        private int count;
        private boolean isFirst = true;
        private HeadLine head = HeadLine.NONE;

        Reading(Texts texts) {
            this.texts = texts;
        }

        void read(String text) {
            number++;
            if (text.isBlank()) {
                return;
            }
            List<String> parts = PastedLine.parts(text);
            boolean isHead = isFirst && HeadLine.isOne(parts);
            isFirst = false;
            if (isHead) {
                HeadLine.of(text, parts)
                        .ifPresentOrElse(line -> head = line, () -> wrong(texts.say("settings.people.head.other")));
                return;
            }
            count++;
            String family = head.part(parts, Column.FAMILY);
            String given = head.part(parts, Column.GIVEN);
            String username = head.part(parts, Column.USERNAME).toLowerCase(Locale.ROOT);
            String error = parts.size() > MOST_PARTS
                    ? texts.say("settings.people.many", parts.size())
                    : error(family, given, username);
            if (error.isEmpty()) {
                lines.add(new Line(number, text, family, given, username, ""));
            } else {
                wrong(error);
            }
        }

        private void wrong(String error) {
            errors.add(texts.say("settings.people.line", String.valueOf(number), error));
        }

        /** Says nothing else of a list that is too long. */
        List<String> errors() {
            if (count == 0) {
                return List.of(texts.say("settings.people.none"));
            }
            return count > MAX_LINES ? List.of(texts.say("settings.people.too-many", MAX_LINES, count)) : errors;
        }

        private String error(String family, String given, String username) {
            if (family.isEmpty() || given.isEmpty()) {
                return texts.say("settings.people.few");
            }
            if (Limits.isLonger(family, Limits.NAME)) {
                return texts.say("settings.people.family.long", Limits.NAME);
            }
            if (Limits.isLonger(given, Limits.NAME)) {
                return texts.say("settings.people.given.long", Limits.NAME);
            }
            if (!username.isEmpty() && !UserName.isOne(username)) {
                return texts.say("accounts.refused.name");
            }
            Integer before = username.isEmpty()
                    ? namesAlone.putIfAbsent(name(family, given), number)
                    : usernames.putIfAbsent(username, number);
            if (before == null) {
                return "";
            }
            String line = String.valueOf(before);
            return username.isEmpty()
                    ? texts.say("settings.people.name.twice", line)
                    : texts.say("settings.people.username.twice", line);
        }
    }
}
