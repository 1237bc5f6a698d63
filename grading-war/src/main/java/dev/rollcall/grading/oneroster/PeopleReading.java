package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.SourceId.Kind;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads people: teachers and students, and all who are enrolled as such; no parents. They are found by {@code sourcedId}, else by
 * login name or e-mail address, never by name.
 */
final class PeopleReading {
    private static final Set<String> KEPT = Set.of("student", "teacher");

    private final Intake intake;
    private final Things<Person> people;
    private final Map<String, List<Person>> byName = new HashMap<>();
    private final Map<String, Id> owners = new HashMap<>();
    private final Map<String, Set<String>> roles = new HashMap<>();
    private final Set<String> enrolled = new HashSet<>();
    private final Set<Id> leaving = new HashSet<>();
    private final Lines lines = new Lines();

    PeopleReading(Intake intake) {
        this.intake = intake;
        this.people = intake.known().people();
        for (Person person : people.there()) {
            person.username().ifPresent(name -> {
                owners.put(LoginName.folded(name.text()), person.id());
                byName.computeIfAbsent(LoginName.folded(name.text()), key -> new ArrayList<>())
                        .add(person);
            });
        }
    }

    void read() {
        intake.each(Part.ROLES, (row, deleted) -> {
            if (!deleted) {
                roles.computeIfAbsent(row.required("userSourcedId"), id -> new HashSet<>())
                        .add(row.required("role"));
            }
        });
        intake.archive().each(Part.ENROLLMENTS, row -> {
            if (KEPT.contains(row.get("role"))) {
                enrolled.add(row.get("userSourcedId"));
            }
        });
        intake.each(Part.USERS, this::person);
    }

    /** Returns who is gone. */
    Set<Id> leaving() {
        return leaving;
    }

    private void person(Row row, boolean deleted) throws RowRefusedException {
        String sourced = row.required("sourcedId");
        if (deleted) { // a login name may be another person's by now
            intake.names().find(Kind.PERSON, sourced, people::has).ifPresent(leaving::add);
            intake.findings().ignored(Part.USERS);
            return;
        }
        Optional<Id> id = found(row, sourced);
        if (id.isEmpty() && !isKept(row, sourced)) {
            intake.findings().ignored(Part.USERS);
            return;
        }
        Optional<Person> before = id.flatMap(people::find);
        PersonName name = new PersonName(row.required("givenName"), row.required("familyName"));
        Optional<LoginName> username = username(row, sourced, before);
        if (username.isPresent() && !username.equals(before.flatMap(Person::username))) {
            requireFree(username.get().text(), id);
        }
        Id identity = id.orElseGet(() -> intake.names().make(Kind.PERSON, sourced));
        long version = before.map(Person::version).orElse(Versioned.NONE);
        Person wanted = new Person(identity, name, username, version);
        requireLasting(before, wanted);
        lines.enter(row, identity);
        username.ifPresent(login -> owners.put(LoginName.folded(login.text()), identity));
        intake.put(row, people, wanted);
    }

    /** A person without roles in the file may be anything, and is kept; version 1.1 has the role in the line. */
    private boolean isKept(Row row, String sourced) {
        String inLine = row.get("role");
        Set<String> all = inLine.isEmpty() ? roles.getOrDefault(sourced, Set.of()) : Set.of(inLine);
        return enrolled.contains(sourced) || all.isEmpty() || all.stream().anyMatch(KEPT::contains);
    }

    /** A person found by a login name goes by the name in the line from then on, which is shown before it is done. */
    private Optional<Id> found(Row row, String sourced) throws RowRefusedException {
        Optional<Id> known = intake.names().find(Kind.PERSON, sourced, people::has);
        if (known.isPresent()) {
            return known;
        }
        for (String column : List.of("username", "email")) {
            Optional<Person> named = named(column, row.get(column));
            if (named.isPresent()) {
                intake.names().keep(Kind.PERSON, sourced, named.get().id());
                intake.findings().match(row, column, named.get());
                return named.map(Person::id);
            }
        }
        return Optional.empty();
    }

    /** As it is written, else if capitals do not count, as in e-mail addresses. */
    private Optional<Person> named(String column, String name) throws RowRefusedException {
        List<Person> alike = byName.getOrDefault(LoginName.folded(name), List.of());
        for (Person person : alike) {
            if (person.username().filter(own -> own.text().equals(name)).isPresent()) {
                return Optional.of(person);
            }
        }
        if (alike.size() > 1) {
            throw new RowRefusedException(column, Fault.USERNAME, "several people have this login name");
        }
        return alike.stream().findFirst();
    }

    /** A login name that is known stays as it is if only its capitals differ: its owner logs in with it as it is. */
    private Optional<LoginName> username(Row row, String sourced, Optional<Person> before) throws RowRefusedException {
        String written = before.map(
                        person -> StandIns.username(person, intake.names().outward(Kind.PERSON, person.id())))
                .orElse("");
        Optional<String> changed = row.changed("username", written);
        boolean none =
                row.get("enabledUser").equals("false") && row.get("username").equals(sourced);
        if (changed.isEmpty() || none) {
            return before.flatMap(Person::username);
        }
        LoginName other = new LoginName(changed.get());
        return before.flatMap(Person::username)
                .filter(own -> LoginName.folded(own.text()).equals(LoginName.folded(other.text())))
                .or(() -> Optional.of(other));
    }

    private void requireLasting(Optional<Person> before, Person wanted) throws RowRefusedException {
        if (intake.known().isErased(wanted.id()) && !before.stream().allMatch(wanted::isCalledAs)) {
            throw new RowRefusedException("sourcedId", Fault.RULE, "this is what is left of an erased student");
        }
    }

    private void requireFree(String username, Optional<Id> id) throws RowRefusedException {
        Id owner = owners.get(LoginName.folded(username));
        if (owner != null && !Optional.of(owner).equals(id)) {
            throw new RowRefusedException("username", Fault.USERNAME, "somebody else has this login name");
        }
    }
}
