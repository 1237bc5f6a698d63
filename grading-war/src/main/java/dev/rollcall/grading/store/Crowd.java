package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.Change.Kind;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.RefusedException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Enters or enrols many people at once; that ids are new, and that the people enrolled are there, the database checks. */
final class Crowd {
    private static final String PERSON = """
            insert into person (id, given_name, family_name, username, version)
            values (:id, :given, :family, :username, 1)
            """;
    private static final String ENROLMENT = """
            insert into enrolment (class_id, person_id, role, begins, ends, version)
            values (:class, :person, :role, :begins, :ends, :version)
            """;
    private static final int AT_ONCE = 1_000;

    private final Handle handle;

    Crowd(Handle handle) {
        this.handle = handle;
    }

    void enter(List<Person> people) {
        requireFree(people.stream()
                .flatMap(person -> person.username().stream())
                .map(name -> LoginName.folded(name.text()))
                .collect(Collectors.toSet()));
        for (int from = 0; from < people.size(); from += AT_ONCE) {
            PreparedBatch batch = handle.prepareBatch(PERSON);
            for (Person person : people.subList(from, Math.min(people.size(), from + AT_ONCE))) {
                batch.bind("id", person.id().text())
                        .bind("given", person.name().given())
                        .bind("family", person.name().family())
                        .bind("username", person.username().map(LoginName::text).orElse(null))
                        .add();
            }
            batch.execute();
        }
    }

    private void requireFree(Set<String> usernames) {
        if (usernames.isEmpty()) {
            return;
        }
        LoginNames.lock(handle);
        boolean taken = handle
                .createQuery("select username from person where username is not null")
                .mapTo(String.class)
                .list()
                .stream()
                .anyMatch(username -> usernames.contains(LoginName.folded(username)));
        if (taken) {
            throw new RefusedException(Reason.TAKEN, "username is that of somebody else");
        }
    }

    /** Each is a change of the class. */
    void enrol(ClassHistory history, List<Enrolment> enrolments, HistoryCodec codec, Origin origin) {
        history.open();
        if (enrolments.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(ENROLMENT);
        for (Enrolment wanted : enrolments) {
            Enrolment entered = new Enrolment(wanted.person(), wanted.role(), wanted.days(), history.next());
            history.note(
                    new Change.Subject(Kind.ENROLMENT, Optional.empty(), Optional.of(entered.person())),
                    Optional.empty(),
                    Optional.of(codec.write(entered)),
                    origin);
            batch.bind("class", history.section().text())
                    .bind("person", entered.person().text())
                    .bind("role", entered.role().name())
                    .bind("begins", entered.days().begin().orElse(null))
                    .bind("ends", entered.days().end().orElse(null))
                    .bind("version", entered.version())
                    .add();
        }
        batch.execute();
    }
}
