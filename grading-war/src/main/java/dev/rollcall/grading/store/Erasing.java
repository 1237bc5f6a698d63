package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.ErasureRequest;
import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.RefusedException.Reason;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.StaleException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Erases one student within one transaction. The results go over to a new person without a name, who has another id and number;
 * what was said about the student goes, in the history as well, which is otherwise never changed. Every class of the student, and
 * every other one that shows a text with the name, is locked and counts a change, and what has such a text gets its number for a
 * version: so no caller takes the name for current, or saves over what it has not seen.
 */
final class Erasing {
    private static final String GIVEN_NAME = "Erased";

    private final JdbiTransaction tx;
    private final Handle handle;
    private final HistoryCodec codec;
    private final Instant now;

    Erasing(JdbiTransaction tx, HistoryCodec codec, Instant now) {
        this.tx = tx;
        this.handle = tx.handle();
        this.codec = codec;
        this.now = now;
    }

    Erasure.Done erase(Id id, long seen, String by, Comment reason) {
        Person person = requireErasable(id, seen, reason);
        Optional<String> requestedBy =
                tx.erasureRequests().find(id).map(ErasureRequest::by).filter(other -> !other.equals(by));
        Erasure erasure = new Erasure(tx.newId(), by, requestedBy, reason, now);
        String salt = tx.newId().text();
        int mentions = erase(person, new ErasureList.Entry(erasure, salt, Erasures.mark(salt, id)));
        requireNoTeacher(erasure.person()); // as the student may have become before the classes were locked
        return new Erasure.Done(erasure, mentions);
    }

    /** Erases again all who are in a list and here under the old id, as in an archive that is older than the erasure. */
    void again(List<ErasureList.Entry> list) {
        Set<Id> done = new Erasures(handle).all().stream().map(Erasure::person).collect(Collectors.toSet());
        List<ErasureList.Entry> due = list.stream()
                .filter(entry -> !done.contains(entry.erasure().person()))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        List<Person> people = handle.createQuery("select * from person")
                .map((row, context) -> Rows.person(row))
                .list();
        for (Person person : people) {
            due.stream().filter(entry -> entry.isOf(person.id())).findFirst().ifPresent(entry -> erase(person, entry));
        }
    }

    /** Returns a student who can be erased for this reason, locked until the transaction ends. */
    Person requireErasable(Id id, long seen, Comment reason) {
        Person person = requireStudent(id, seen);
        requireNoName(reason, person);
        return person;
    }

    private Person requireStudent(Id id, long seen) {
        Person person = handle.createQuery("select * from person where id = :id for update")
                .bind("id", id.text())
                .map((row, context) -> Rows.person(row))
                .findOne()
                .orElseThrow(() -> new RefusedException(Reason.UNKNOWN, "There is nothing at this address."));
        if (person.version() != seen) {
            throw new StaleException(person);
        }
        if (new Erasures(handle).isLeft(id)) {
            throw new RefusedException(Reason.ERASED, Erasures.SENTENCE);
        }
        requireNoTeacher(id);
        return person;
    }

    private void requireNoTeacher(Id id) {
        boolean teaches = handle.createQuery(
                        "select 1 from enrolment where person_id = :id and role = 'TEACHER' limit 1")
                .bind("id", id.text())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (teaches) {
            throw new RefusedException(
                    Reason.NEEDED,
                    "Only students can be erased: this person teaches, and the history says who gave what.");
        }
    }

    private static void requireNoName(Comment reason, Person person) {
        Traces traces = new Traces(person, new Id("nobody"));
        boolean named = traces.isMentioned(reason.text())
                || !traces.removed(reason.text()).equals(reason.text());
        if (named) {
            throw new RefusedException(Reason.DANGLING, "reason must not name the person who is erased");
        }
    }

    private int erase(Person person, ErasureList.Entry entry) {
        Erasure erasure = entry.erasure();
        Set<Id> own = tx.classesWith(person.id()).stream().map(SchoolClass::id).collect(Collectors.toSet());
        Texts texts = new Texts(handle, person, erasure.person());
        Set<Id> sections = new HashSet<>(texts.sections());
        sections.addAll(own);
        int mentions = texts.eraseAside();
        Map<Id, Long> numbers = numbers(sections);
        Person since = enter(erasure.person());
        update("update enrolment set person_id = :since where person_id = :old", person, since);
        update("update result set student_id = :since, remark = null where student_id = :old", person, since);
        history(person, since);
        update("delete from source_id where kind = 'PERSON' and id = :old and id <> :since", person, since);
        new JdbiRosterImports(handle, now).forgetNames();
        tx.jobs().forgetDetails();
        mentions += texts.erase(section -> numbers.computeIfAbsent(section, this::number));
        update("delete from person where id = :old and id <> :since", person, since);
        Origin origin = new Origin(erasure.by(), "erasure", Optional.of(erasure.reason()), Optional.empty());
        numbers.keySet()
                .forEach(section -> note(section, Optional.of(since).filter(one -> own.contains(section)), origin));
        new Erasures(handle).add(entry);
        return mentions;
    }

    /** Locks classes in the order of their ids, as every transaction does that needs several, and numbers a change in each. */
    private Map<Id, Long> numbers(Set<Id> sections) {
        Map<Id, Long> numbers = new HashMap<>();
        if (!sections.isEmpty()) {
            handle.createQuery("select id from class_section where id in (<sections>) order by id for update")
                    .bindList("sections", sections.stream().map(Id::text).toList())
                    .mapTo(String.class)
                    .map(Id::new)
                    .list()
                    .forEach(section -> numbers.put(section, number(section)));
        }
        return numbers;
    }

    /** Out of that order only if another transaction names the student in yet another class at this very moment. */
    private long number(Id section) {
        ClassHistory history = tx.history(section);
        history.lock();
        return history.next();
    }

    /** An entry of the given number: about the student in the student's classes; in others, only that texts have changed. */
    private void note(Id section, Optional<Person> since, Origin origin) {
        Change.Subject subject = since.map(
                        person -> new Change.Subject(Change.Kind.PERSON, Optional.empty(), Optional.of(person.id())))
                .orElseGet(Change.Subject::ofClass);
        tx.history(section).note(subject, Optional.empty(), since.map(codec::write), origin);
    }

    private Person enter(Id id) {
        Person since = new Person(id, new PersonName(GIVEN_NAME, id.text()), Optional.empty(), 1);
        handle.createUpdate(
                        "insert into person (id, given_name, family_name, version) values (:id, :given, :family, 1)")
                .bind("id", id.text())
                .bind("given", since.name().given())
                .bind("family", since.name().family())
                .execute();
        return since;
    }

    private void update(String sql, Person person, Person since) {
        handle.createUpdate(sql)
                .bind("old", person.id().text())
                .bind("since", since.id().text())
                .execute();
    }

    /** Names go with their entries, comments out of theirs, and reasons, which are about the student. */
    private void history(Person person, Person since) {
        update("delete from change where kind = 'PERSON' and person_id = :old and person_id <> :since", person, since);
        List<Entry> entries = handle.createQuery(
                        "select class_id, number, before, after from change"
                                + " where person_id = :old and kind = 'RESULT' and (before like :comment or after like :comment)")
                .bind("old", person.id().text())
                .bind("comment", "%\"comment\"%")
                .map((row, context) -> new Entry(
                        row.getString("class_id"),
                        row.getLong("number"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
        for (Entry entry : entries) {
            handle.createUpdate("update change set before = :before, after = :after"
                            + " where class_id = :class and number = :number")
                    .bind("before", withoutComment(entry.before))
                    .bind("after", withoutComment(entry.after))
                    .bind("class", entry.section)
                    .bind("number", entry.number)
                    .execute();
        }
        update("update change set person_id = :since, reason = null where person_id = :old", person, since);
        handle.createUpdate("update change set made_by = :since where " + LoginNames.folded("made_by") + " = "
                        + LoginNames.folded(":username")
                        + " and not exists (select 1 from person p where p.username = made_by and p.id <> :old)")
                .bind("since", since.id().text())
                .bind("old", person.id().text())
                .bind("username", person.username().map(LoginName::text).orElse(null))
                .execute();
    }

    /** An entry of the history. */
    private record Entry(
            String section,
            long number,
            @Nullable String before,
            @Nullable String after) {}

    private @Nullable String withoutComment(@Nullable String json) {
        if (json == null) {
            return null;
        }
        Mark mark = codec.readMark(json);
        return codec.write(new Mark(mark.state(), mark.score(), Optional.empty()));
    }
}
