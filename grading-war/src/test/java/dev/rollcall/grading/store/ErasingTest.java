package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.ErasureRequest;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.StaleException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Student {@code p-0} of {@link FilledSchool}: user-0, Given-0 Fämily-0 🎓. */
class ErasingTest extends SchoolOnEngine {
    private static final Id STUDENT = new Id("p-0");
    private static final Origin NOBODY = Origin.plain("", Origin.API);
    private static final Comment REASON = new Comment("left the school");
    private static final String TRACES = "of GIVEN-0 Fämily-0 🎓 or fämily-0 🎓, Given-0 (User-0, p-0).";
    private static final int LENGTH_OF_A_TEXT = 200;

    @BeforeEach
    void fill() {
        new FilledSchool(new SplittableRandom(4), 4, 4).enter(school, 2);
    }

    private Erasure.Done erase(Comment reason) {
        return school.change(tx -> tx.erase(STUDENT, 1, "root", reason));
    }

    private ErasureRequest request(String by) {
        return school.change(tx -> tx.erasureRequests().make(STUDENT, 1, by, REASON));
    }

    private Optional<ErasureRequest> requested() {
        return school.read(tx -> tx.erasureRequests().find(STUDENT));
    }

    /** Writes the traces into every column that takes a text, whoever it belongs to, as the database tells of them. */
    private void scatter() {
        try (Connection connection = database.source().getConnection()) {
            List<String> updates = new ArrayList<>();
            try (ResultSet row =
                    connection.getMetaData().getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
                while (row.next()) {
                    String table = row.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                    String column = row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                    boolean text =
                            row.getString("TYPE_NAME").toLowerCase(Locale.ROOT).matches(".*(char|text).*")
                                    && row.getInt("COLUMN_SIZE") >= LENGTH_OF_A_TEXT;
                    if (text
                            && !table.startsWith("flyway")
                            && !table.equals("person")
                            && !column.matches("(made|requested)_by")) {
                        updates.add("update " + table + " set " + column + " = ?"
                                + (column.matches("before|after") ? " where kind = 'LINE_ITEM'" : ""));
                    }
                }
            }
            assertTrue(updates.size() > 12, updates.toString());
            for (String sql : updates) {
                boolean json = sql.contains("kind");
                execute(connection, sql, json ? "{\"id\":\"p-0\",\"title\":\"" + TRACES + "\"}" : TRACES);
            }
            execute(connection, "update change set made_by = ? where number < 3", "USER-0");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void execute(Connection connection, String sql, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            statement.executeUpdate();
        }
    }

    /** Results by cell and person, where the person is left out. */
    private Map<String, List<String>> numbers() {
        return school.read(tx -> {
            Map<String, List<String>> numbers = new TreeMap<>();
            for (String section : List.of("c-0", "c-1")) {
                tx.in(new Id(section), NOBODY)
                        .results(result -> numbers.computeIfAbsent(
                                        result.cell().item().text(), item -> new ArrayList<>())
                                .add(result.mark().state() + " " + result.mark().score()));
            }
            numbers.values().forEach(list -> list.sort(null));
            return numbers;
        });
    }

    @Test
    void afterItASearchOfTheWholeDatabaseFindsNothing() {
        scatter();
        Map<String, List<String>> before = numbers();

        Erasure.Done done = erase(REASON);

        String everything = Dump.of(database).toLowerCase(Locale.ROOT);
        for (String trace : List.of("given-0", "fämily-0", "user-0", "=p-0", "\"student\":\"p-0\"", " p-0")) {
            assertFalse(
                    everything.contains(trace),
                    () -> trace + " is in "
                            + everything
                                    .lines()
                                    .filter(line -> line.contains(trace))
                                    .toList());
        }
        assertEquals(0, done.mentions());
        assertEquals(before, numbers());
        assertTrue(everything.contains("\"id\":\"p-0\",\"title\""), "the same id of something else stays");
        assertTrue(everything.contains("given-1"), "others stay");
    }

    /** Such login names are those of a database that an earlier build has filled. */
    @Test
    void whoHasTheSameLoginNameInOtherCapitalsKeepsTheirHistory() throws SQLException {
        Person twin = new Person(new Id("p-twin"), new PersonName("Other", "Person"), Optional.empty(), 0);
        school.change(tx -> tx.people(NOBODY).insert(twin));
        try (Connection connection = database.source().getConnection()) {
            execute(connection, "update person set username = ? where id = 'p-twin'", "USER-0");
            execute(connection, "update change set made_by = ? where number < 3", "USER-0");
        }

        erase(REASON);

        try (Connection connection = database.source().getConnection();
                PreparedStatement kept =
                        connection.prepareStatement("update change set made_by = made_by where made_by = 'USER-0'")) {
            assertTrue(kept.executeUpdate() > 0);
        }
    }

    @Test
    void whatIsLeftHasTheNumbersAndNoName() {
        Erasure.Done done = erase(REASON);

        Person left = school.read(
                tx -> tx.people(NOBODY).find(done.erasure().person()).orElseThrow());
        assertEquals("Erased", left.name().given());
        assertEquals(Optional.empty(), left.username());
        assertTrue(school.read(tx -> tx.people(NOBODY).find(STUDENT)).isEmpty());
        assertEquals(List.of(done.erasure()), school.read(tx -> tx.erasures()));
        assertEquals("root", done.erasure().by());
        assertEquals(2, school.read(tx -> tx.classesWith(left.id())).size());
        Optional<Mark> remarked = school.read(tx -> tx.in(new Id("c-0"), NOBODY).results(left.id()).stream()
                .map(result -> result.mark())
                .filter(mark -> mark.comment().isPresent())
                .findFirst());
        assertEquals(Optional.empty(), remarked);
    }

    @Test
    void whatIsLeftGetsNeitherANameNorALoginNameAgain() {
        Id id = erase(REASON).erasure().person();
        Person left = school.read(tx -> tx.people(NOBODY).find(id).orElseThrow());
        Person named = new Person(id, new PersonName("Given-0", "Fämily-0"), Optional.empty(), left.version());
        Person loggedIn = new Person(id, left.name(), Optional.of(new LoginName("user-0")), left.version());

        for (Person wanted : List.of(named, loggedIn)) {
            assertEquals(
                    RefusedException.Reason.ERASED,
                    refusal(() -> school.change(tx -> tx.people(NOBODY).replace(wanted))));
        }
        assertEquals(
                RefusedException.Reason.ERASED,
                refusal(() -> school.change(tx -> tx.erase(id, left.version(), "root", REASON))));
        assertEquals(
                RefusedException.Reason.ERASED,
                refusal(() -> school.change(tx -> {
                    tx.people(NOBODY).delete(id, left.version());
                    return tx;
                })),
                "or somebody with a name could be entered in its place");
        assertEquals(
                left.name(),
                school.change(tx -> tx.people(NOBODY).replace(left)).name(),
                "what changes nothing is none of it");
    }

    private static RefusedException.Reason refusal(Executable change) {
        return assertThrows(RefusedException.class, change).reason();
    }

    @Test
    void whatWasAskedForIsRecordedWithWhatIsDone() {
        ErasureRequest request = request("anna");
        assertEquals(Optional.of(request), requested());

        assertEquals(Optional.of("anna"), erase(REASON).erasure().requestedBy());

        assertEquals(1, school.read(tx -> tx.erasureRequests().all()).size(), "of somebody else");
        assertEquals(
                Optional.of("anna"), school.read(tx -> tx.erasures().get(0)).requestedBy());
    }

    @Test
    void whoDoesWhatTheyAskedForIsOnePersonAndNotTwo() {
        request("root");

        assertEquals(Optional.empty(), erase(REASON).erasure().requestedBy());
    }

    @Test
    void whatWasAskedForIsAskedAnewOrWithdrawn() {
        request("anna");
        ErasureRequest second = request("dora");
        assertEquals(Optional.of(second), requested());

        school.change(tx -> {
            tx.erasureRequests().withdraw(STUDENT);
            return tx;
        });
        assertEquals(Optional.empty(), requested());
        assertThrows(
                StaleException.class,
                () -> school.change(tx -> tx.erasureRequests().make(STUDENT, 9, "anna", REASON)));
    }

    @Test
    void everyClassOfTheStudentHasChanged() {
        Map<Id, Long> before = school.read(tx -> tx.revisions(List.of(new Id("c-0"), new Id("c-1"))));

        erase(REASON);

        Map<Id, Long> after = school.read(tx -> tx.revisions(before.keySet()));
        before.forEach((section, revision) -> assertEquals(revision + 1, after.get(section)));
    }

    @Test
    void soHasAClassThatTheStudentWasInByMistake() {
        Id tutorial = new Id("tutorial");
        school.change(tx -> {
            var enrolments = tx.in(tutorial, NOBODY).enrolments();
            enrolments.delete(STUDENT, enrolments.insert(student()).version());
            return tx;
        });
        long before = revision(tutorial);

        Erasure.Done done = erase(REASON);

        assertEquals(before + 1, revision(tutorial));
        assertEquals(
                3, school.read(tx -> tx.classesWith(done.erasure().person())).size());
    }

    /** Nobody with the same id must find it, and an erasure must. */
    @Test
    void ofWhomAHistoryTellsIsErasedAndNotDeleted() {
        Id tutorial = new Id("tutorial");
        Id mistaken = new Id("p-9");
        Person person = new Person(mistaken, new PersonName("Given-9", "Family-9"), Optional.empty(), 0);
        long version = school.change(tx -> tx.people(NOBODY).insert(person)).version();
        long other = school.change(tx -> {
            tx.people(NOBODY).delete(mistaken, version);
            long again = tx.people(NOBODY).insert(person).version();
            var enrolments = tx.in(tutorial, NOBODY).enrolments();
            Enrolment enrolment = new Enrolment(mistaken, Enrolment.Role.STUDENT, DateRange.ALWAYS, 0);
            enrolments.delete(mistaken, enrolments.insert(enrolment).version());
            return again;
        });

        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> school.change(tx -> {
                    tx.people(NOBODY).delete(mistaken, other);
                    return tx;
                }));
        assertEquals(RefusedException.Reason.NEEDED, refused.reason());
        assertTrue(String.valueOf(refused.getMessage()).contains("erase"), refused.getMessage());
        school.change(tx -> tx.erase(mistaken, other, "root", REASON));
        assertFalse(Dump.of(database).contains("p-9"));
    }

    private long revision(Id section) {
        return school.read(tx -> tx.revisions(List.of(section))).getOrDefault(section, 0L);
    }

    private static Enrolment student() {
        return new Enrolment(STUDENT, Enrolment.Role.STUDENT, DateRange.ALWAYS, 0);
    }

    @Test
    void whatPeopleOnlyCanTellIsCounted() {
        Cell cell = school.read(
                tx -> tx.in(new Id("c-0"), NOBODY).results(new Id("p-1")).get(0).cell());
        school.change(tx -> tx.in(new Id("c-0"), NOBODY)
                .save(List.of(new dev.rollcall.grading.gradebook.Edit(
                        cell,
                        Optional.of(new Mark(
                                Mark.State.MISSING, Optional.empty(), Optional.of(new Comment("asks Fämily-0 🎓")))),
                        tx.in(new Id("c-0"), NOBODY).result(cell).orElseThrow().version()))));

        assertTrue(erase(REASON).mentions() > 0);
    }

    @Test
    void aRestoredBackupFromBeforeIsErasedAgain() throws IOException {
        Path archive = folder.resolve("before.zip");
        try (OutputStream out = Files.newOutputStream(archive)) {
            Schools.archiver(database).backUp(out);
        }
        Erasure.Done done = erase(REASON);
        database.noteErasures(folder);
        database.noteErasures(folder);
        assertFalse(Files.readString(folder.resolve("erasures.ndjson")).contains("p-0"));

        Path own = Files.createDirectory(folder.resolve("restored"));
        try (GradeDatabase restored = GradeDatabase.open(engine.database(own), own)) {
            Schools.archiver(restored, folder).restore(archive);

            String everything = Dump.of(restored);
            assertFalse(everything.contains("Given-0"));
            assertFalse(everything.contains("=p-0"));
            assertEquals(List.of(done.erasure()), Schools.in(restored).read(tx -> tx.erasures()));
        }
    }

    @Test
    void isRefusedWhereItMustNotBe() {
        assertThrows(StaleException.class, () -> school.change(tx -> tx.erase(STUDENT, 9, "root", REASON)));
        assertEquals(
                RefusedException.Reason.DANGLING,
                assertThrows(RefusedException.class, () -> erase(new Comment("parents of FÄMILY-0 🎓 ask")))
                        .reason());
        assertEquals(
                RefusedException.Reason.UNKNOWN,
                assertThrows(
                                RefusedException.class,
                                () -> school.change(tx -> tx.erase(new Id("nobody"), 1, "root", REASON)))
                        .reason());
        school.change(tx -> {
            var enrolments = tx.in(new Id("tutorial"), NOBODY).enrolments();
            return enrolments.insert(new Enrolment(STUDENT, Enrolment.Role.TEACHER, DateRange.ALWAYS, 0));
        });
        assertEquals(
                RefusedException.Reason.NEEDED,
                assertThrows(RefusedException.class, () -> erase(REASON)).reason());
    }
}
