package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Answered;
import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.Change.Kind;
import dev.rollcall.grading.gradebook.ClassMembership;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.Drafts;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.ErasureRequests;
import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Jobs;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Repository;
import dev.rollcall.grading.gradebook.RosterImports;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.SourceIds;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;

/** The grade book within one JDBI transaction. */
final class JdbiTransaction implements Transaction {
    /**
     * The login name, as the grade book writes it, of the user who logs in as {@code :username}: the same, else the only one that
     * is the same but for capitals. All people are looked through for that only when none has the name as it is.
     */
    private static final String OWN_NAME =
            """
            coalesce((select s.username from person s where s.username = :username), (
                select max(a.username) from person a where %s = %s having count(*) = 1))
            """.formatted(LoginNames.folded("a.username"), LoginNames.folded(":username"));

    private static final String MEMBERSHIPS = """
            select c.*, t.id as t_id, t.title as t_title, t.begins as t_begins, t.ends as t_ends,
                t.closed as t_closed, t.version as t_version,
                e.person_id as e_person, e.role as e_role, e.begins as e_begins, e.ends as e_ends, e.version as e_version
            from class_section c join term t on t.id = c.term_id
            %1$s join person p on p.username = %2$s
            %1$s join enrolment e on e.class_id = c.id and e.person_id = p.id
            """;
    private static final String MEMBERSHIP = MEMBERSHIPS + "where c.id = :id";
    private static final String LEARNED =
            MEMBERSHIPS.formatted("inner", OWN_NAME) + "where e.role = 'STUDENT' and e.ends <= :today order by c.id";
    private static final String CLASSES_OF = """
            select c.* from class_section c
            where (c.shared = true and :teacher = true) or exists (
                select 1 from enrolment e join person p on p.id = e.person_id
                where e.class_id = c.id and p.username = %s and e.role = :role
                    and (e.begins is null or e.begins <= :today) and (e.ends is null or e.ends > :today))
            order by c.id
            """.formatted(OWN_NAME);

    /** The history still tells of a person who was enrolled by mistake and is no longer. */
    private static final String CLASSES_WITH = """
            select c.* from class_section c
            where exists (select 1 from enrolment e where e.class_id = c.id and e.person_id = :id)
                or exists (select 1 from change h where h.class_id = c.id and h.person_id = :id)
            order by c.id
            """;

    private final Handle handle;
    private final Instant now;
    private final Supplier<Id> ids;
    private final HistoryCodec codec;
    private final Map<Id, ClassHistory> histories = new HashMap<>();

    /** @param now kept and told to the microsecond, as databases keep it */
    JdbiTransaction(Handle handle, Instant now, Supplier<Id> ids, HistoryCodec codec) {
        this.handle = handle;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.ids = ids;
        this.codec = codec;
    }

    Handle handle() {
        return handle;
    }

    Id newId() {
        return ids.get();
    }

    /** Going on to another class leaves no entries behind in memory: an import changes hundreds of classes. */
    ClassHistory history(Id section) {
        ClassHistory known = histories.get(section);
        if (known != null) {
            return known;
        }
        histories.values().forEach(ClassHistory::store);
        ClassHistory opened = new ClassHistory(handle, section, now);
        histories.put(section, opened);
        return opened;
    }

    void flush() {
        histories.values().forEach(ClassHistory::flush);
    }

    /** The classes in which something was changed. */
    List<Id> changed() {
        return histories.values().stream()
                .filter(ClassHistory::wasChanged)
                .map(ClassHistory::section)
                .toList();
    }

    private ChangeRecorders recorders(Origin origin) {
        return new ChangeRecorders(this::history, codec, origin);
    }

    /** Returns classes in the order of their ids, which is that of locks, and locks them: so none of them is deleted meanwhile. */
    private List<Id> classesWhere(String condition, Id id) {
        return handle.createQuery("select c.id from class_section c where " + condition + " order by c.id for update")
                .bind("id", id.text())
                .mapTo(String.class)
                .map(Id::new)
                .list();
    }

    @Override
    public Repository<Term> terms(Origin origin) {
        return new JdbiRepository<>(
                handle,
                Tables.TERMS,
                "",
                recorders(origin).aside(Kind.CLASS, id -> classesWhere("c.term_id = :id", id)));
    }

    @Override
    public Repository<Course> courses() {
        Origin nobody = Origin.plain("", Origin.API);
        return new JdbiRepository<>(
                handle, Tables.COURSES, "", recorders(nobody).aside(Kind.CLASS, id -> List.of()));
    }

    @Override
    public Repository<LetterScheme> schemes(Origin origin) {
        return new JdbiRepository<>(
                handle, Tables.SCHEMES, "", recorders(origin).ofSchemes(id -> classesWhere("c.scheme_id = :id", id)));
    }

    @Override
    public Repository<Person> people(Origin origin) {
        String enrolled = "exists (select 1 from enrolment e where e.class_id = c.id and e.person_id = :id)";
        return new JdbiRepository<>(
                handle, Tables.PEOPLE, "", recorders(origin).aside(Kind.PERSON, id -> classesWhere(enrolled, id)));
    }

    @Override
    public Repository<SchoolClass> classes(Origin origin) {
        return new JdbiRepository<>(
                handle, Tables.CLASSES, "", recorders(origin).ofClasses());
    }

    @Override
    public List<SchoolClass> classesOf(LoginName person, Enrolment.Role role, LocalDate today) {
        return handle.createQuery(CLASSES_OF)
                .bind("teacher", role == Enrolment.Role.TEACHER)
                .bind("username", person.text())
                .bind("role", role.name())
                .bind("today", today)
                .map((row, context) -> Rows.section(row))
                .list();
    }

    @Override
    public List<ClassMembership> learned(LoginName person, LocalDate today) {
        return handle.createQuery(LEARNED)
                .bind("username", person.text())
                .bind("today", today)
                .map((row, context) -> Rows.membership(row))
                .list();
    }

    @Override
    public Optional<Person> named(LoginName name) {
        return handle.createQuery("select * from person where username = " + OWN_NAME)
                .bind("username", name.text())
                .map((row, context) -> Rows.person(row))
                .findOne();
    }

    @Override
    public List<Person> peopleOf(List<Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        Set<String> logins =
                changes.stream().map(change -> change.origin().by()).collect(Collectors.toSet());
        Set<String> ids = changes.stream()
                .flatMap(change -> change.subject().person().stream())
                .map(Id::text)
                .collect(Collectors.toSet());
        return handle.createQuery("select * from person where username in (<logins>)"
                        + " union select * from person where id in (<ids>) order by id")
                .bindList("logins", logins)
                .bindList(EmptyHandling.NULL_KEYWORD, "ids", List.copyOf(ids))
                .map((row, context) -> Rows.person(row))
                .list();
    }

    @Override
    public Optional<ClassMembership> membership(Id section, Optional<String> username) {
        Query query = handle.createQuery(MEMBERSHIP.formatted("left", username.isPresent() ? OWN_NAME : "null"))
                .bind("id", section.text());
        username.ifPresent(name -> query.bind("username", name));
        return query.map((row, context) -> Rows.membership(row)).findOne();
    }

    @Override
    public Map<Id, Long> revisions(Collection<Id> sections) {
        Map<Id, Long> revisions = new HashMap<>();
        handle.createQuery("select id, revision from class_section where id in (<ids>)")
                .bindList("ids", sections.stream().map(Id::text).toList())
                .map((row, context) -> revisions.put(new Id(row.getString("id")), row.getLong("revision")))
                .list();
        return revisions;
    }

    @Override
    public ClassTransaction in(Id section, Origin origin) {
        return new JdbiClassTransaction(this, codec, section, origin, recorders(origin));
    }

    @Override
    public Drafts drafts() {
        return new JdbiDrafts(handle, now);
    }

    @Override
    public RosterImports rosterImports() {
        return new JdbiRosterImports(handle, now);
    }

    @Override
    public Jobs jobs() {
        return new JdbiJobs(handle);
    }

    @Override
    public SourceIds sourceIds() {
        return new JdbiSourceIds(handle);
    }

    @Override
    public void enter(List<Person> people) {
        new Crowd(handle).enter(people);
    }

    @Override
    public List<SchoolClass> classesChanged(Id batch) {
        return handle.createQuery("select c.* from class_section c where exists (select 1 from change h"
                        + " where h.class_id = c.id and h.batch = :batch) order by c.id")
                .bind("batch", batch.text())
                .map((row, context) -> Rows.section(row))
                .list();
    }

    @Override
    public Optional<Answered> claim(Answered.Key key) {
        return new Requests(handle, now).claim(key);
    }

    @Override
    public void remember(Answered.Key key, Answered answer) {
        new Requests(handle, now).remember(key, answer);
    }

    @Override
    public Erasure.Done erase(Id person, long seen, String by, Comment reason) {
        QueryTimeout.LONG.on(handle);
        return new Erasing(this, codec, now).erase(person, seen, by, reason);
    }

    @Override
    public List<Erasure> erasures() {
        return new Erasures(handle).all();
    }

    @Override
    public ErasureRequests erasureRequests() {
        return new JdbiErasureRequests(handle, new Erasing(this, codec, now), now);
    }

    @Override
    public List<SchoolClass> classesWith(Id person) {
        return handle.createQuery(CLASSES_WITH)
                .bind("id", person.text())
                .map((row, context) -> Rows.section(row))
                .list();
    }

    @Override
    public int forgetAnswers(Instant before) {
        return handle.createUpdate("delete from answered where made_at < :before")
                .bind("before", before)
                .execute();
    }
}
