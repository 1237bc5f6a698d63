package dev.rollcall.grading.store;

import static dev.rollcall.grading.store.RosterSchool.ALGEBRA;
import static dev.rollcall.grading.store.RosterSchool.CLEO;
import static dev.rollcall.grading.store.RosterSchool.NOBODY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.oneroster.Part;
import dev.rollcall.grading.oneroster.RosterFiles;
import dev.rollcall.grading.oneroster.RosterReport;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Archives of OneRoster in and out, on both databases. */
class RosterTest extends RosterOnEngine {
    /** The lines of each file in the order of the alphabet: ids that are worked out are in another order than those they stand for. */
    private static Map<String, List<String>> lines(byte[] archive) {
        Map<String, List<String>> lines = new TreeMap<>();
        RosterFiles.unzip(archive)
                .forEach((file, text) -> lines.put(file, text.lines().sorted().toList()));
        return lines;
    }

    /** Work of the school has no days here, and not all have login names. */
    @Test
    void aRandomSchoolComesBackAsTheSame() {
        for (int seed = 0; seed < 3; seed++) {
            Path own = folder.resolve("random-" + seed);
            try (GradeDatabase filled = GradeDatabase.open(engine.database(own), own);
                    GradeDatabase empty = GradeDatabase.open(engine.database(own), own.resolve("empty"))) {
                RosterSchool from = RosterSchool.in(filled);
                RosterSchool into = RosterSchool.in(empty);
                new FilledSchool(new SplittableRandom(seed), 6, 5).enter(from.school(), 3);
                byte[] archive = from.give();

                RosterReport unchanged = from.look(archive);
                RosterReport taken = into.take(archive);

                assertEquals(0, unchanged.changed(), () -> "seed: " + unchanged.changes());
                assertEquals(List.of(), unchanged.refusals());
                assertEquals(List.of(), taken.refusals());
                assertEquals(lines(archive), lines(into.give()), "seed " + seed);
                assertEquals(0, into.look(into.give()).changed());
            }
        }
    }

    @Test
    void whatComesInIsThereWithItsHistory() {
        RosterReport report = roster.take(RosterFiles.graded().zip());

        assertEquals(List.of(), report.refusals());
        assertEquals(3, report.tallies().get(Part.USERS).added());
        assertEquals(1, report.tallies().get(Part.USERS).ignored());
        assertEquals(3, roster.enrolments().size());
        assertEquals(
                Optional.of(new Mark(
                        Mark.State.GRADED,
                        Optional.of(new Score(new BigDecimal("17.5"))),
                        Optional.of(new Comment("neat")))),
                roster.mark(roster.named("ben")));
        assertEquals(Optional.of(Mark.State.EXCUSED), roster.mark(CLEO).map(Mark::state));
        List<Change> changes = roster.school().read(tx -> tx.in(ALGEBRA, NOBODY).changes(ChangeFilter.ALL, true, 100));
        assertEquals(8, changes.size());
        assertTrue(
                changes.stream().allMatch(change -> change.origin().batch().equals(Optional.of(RosterSchool.BATCH))));
        assertTrue(changes.stream().allMatch(change -> change.origin().through().equals("oneroster")));
        assertTrue(roster.holds(
                tx -> tx.classes(NOBODY).find(ALGEBRA).orElseThrow().weighted()));
    }

    @Test
    void takenInAgainItChangesNothingAndGoesOutUnderItsOwnNames() {
        byte[] archive = RosterFiles.graded().zip();
        roster.take(archive);

        assertEquals(0, roster.look(archive).changed());
        String users = RosterFiles.unzip(roster.give()).get("users.csv");
        assertTrue(users.contains("ben/1@school,,,true,ben,,Ben,Example"), users);
    }

    @Test
    void peopleAreFoundByLoginNameOrAddressAndNeverByWhatTheyAreCalled() {
        Id known = new Id("p-1");
        roster.school().change(tx -> {
            tx.people(NOBODY).insert(person(known, "Annabel", "anna@school.example"));
            tx.people(NOBODY).insert(person(new Id("p-2"), "Cleo", "another"));
            return tx;
        });

        roster.take(RosterFiles.small().zip());

        assertEquals(Optional.of(known), roster.enrolment(known).map(Enrolment::id), "Anna by her address");
        assertEquals(Optional.empty(), roster.enrolment(new Id("p-2")));
        assertEquals(
                "Anna",
                roster.school()
                        .read(tx -> tx.people(NOBODY)
                                .find(known)
                                .orElseThrow()
                                .name()
                                .given()));
    }

    private static Person person(Id id, String given, String username) {
        return new Person(id, new PersonName(given, "Example"), Optional.of(new LoginName(username)), 0);
    }

    @Test
    void whatIsMissingStaysUnlessItShallEnd() {
        roster.take(RosterFiles.graded().zip());
        byte[] without = RosterFiles.graded()
                .replace("enrollments", "e3,,,algebra,o,cleo,student\r\n", "")
                .replace("results", "q_c,,,quiz,cleo,exempt,,2026-10-09,,,,,,,\r\n", "")
                .zip();

        assertEquals(0, roster.look(without).changed());
        assertEquals(1, roster.take(without, true, new Id("batch-2")).changed());

        assertEquals(
                Optional.of(RosterSchool.DAY),
                roster.enrolment(CLEO).flatMap(one -> one.days().end()));
        assertTrue(roster.mark(CLEO).isPresent(), "results stay");
        assertEquals(0, roster.look(without, true).changed());
        roster.take(RosterFiles.graded().zip(), false, new Id("batch-3"));
        assertEquals(
                Optional.empty(),
                roster.enrolment(CLEO).flatMap(one -> one.days().end()),
                "is back");
    }

    @Test
    void aDeltaSaysWhatIsGone() {
        roster.take(RosterFiles.graded().zip());
        String when = "2026-11-20T08:00:00.000Z";
        byte[] delta = RosterFiles.of("1.2")
                .delta(
                        "enrollments",
                        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role",
                        "e3,tobedeleted," + when + ",algebra,o,cleo,student",
                        "e2,," + when + ",algebra,o,ben/1@school,student")
                .delta(
                        "results",
                        "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score",
                        "q_c,tobedeleted," + when + ",quiz,cleo,exempt,",
                        "q_b,active," + when + ",quiz,ben/1@school,fully graded,18")
                .zip();

        RosterReport report = roster.take(delta, false, new Id("batch-2"));

        assertEquals(List.of("status is empty, which it must not be in a delta."), sentences(report));
        assertEquals(
                Optional.of(RosterSchool.DAY),
                roster.enrolment(CLEO).flatMap(one -> one.days().end()));
        assertEquals(Optional.empty(), roster.mark(CLEO));
        assertEquals(
                Optional.of(new Score(BigDecimal.valueOf(18))),
                roster.mark(roster.named("ben")).flatMap(Mark::score));
        assertEquals(
                Optional.of(new Comment("neat")),
                roster.mark(roster.named("ben")).flatMap(Mark::comment),
                "blank erases nothing");
    }

    private static List<String> sentences(RosterReport report) {
        return report.refusals().stream()
                .map(refusal -> decapitalised(refusal.detail()))
                .toList();
    }

    private static String decapitalised(String sentence) {
        return sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
    }

    @Test
    void someoneWhoIsGoneBelongsToNoClassAnyMore() {
        roster.take(RosterFiles.small().zip());
        byte[] delta = RosterFiles.of("1.2")
                .delta(
                        "users",
                        "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName",
                        "cleo,tobedeleted,2026-11-20T08:00:00.000Z,true,cleo,Cleo,Example")
                .zip();

        assertEquals(1, roster.take(delta, false, new Id("batch-2")).changed());

        assertEquals(
                Optional.of(RosterSchool.DAY),
                roster.enrolment(CLEO).flatMap(one -> one.days().end()));
    }

    @Test
    void versionOneOneIsReadAsWell() {
        RosterReport report = roster.take(RosterFiles.old().zip());

        assertEquals(List.of(), report.refusals());
        assertEquals(
                Mark.graded(new Score(BigDecimal.valueOf(18))),
                roster.mark(CLEO).orElseThrow());
        assertFalse(roster.holds(tx -> tx.named(new LoginName("mum")).isPresent()));
        assertFalse(roster.holds(
                tx -> tx.classes(NOBODY).find(ALGEBRA).orElseThrow().weighted()));
    }

    @Test
    void whatNamesNothingIsReportedAndChangesNothing() {
        byte[] archive = RosterFiles.graded()
                .replace("classes", "algebra,,,Algebra,maths,", "algebra,,,Algebra,physics,")
                .zip();

        RosterReport report = roster.take(archive);

        assertEquals(
                List.of(
                        Part.CLASSES,
                        Part.ENROLLMENTS,
                        Part.ENROLLMENTS,
                        Part.ENROLLMENTS,
                        Part.LINE_ITEMS,
                        Part.RESULTS,
                        Part.RESULTS),
                report.refusals().stream().map(RosterReport.Refusal::part).toList());
        RosterReport.Refusal first = report.refusals().get(0);
        assertEquals(2, first.line());
        assertEquals("courseSourcedId", first.column());
        assertEquals("physics", first.value());
        assertTrue(first.detail().startsWith("CourseSourcedId names something"), first.detail());
        assertTrue(roster.school().read(tx -> tx.classes(NOBODY).find(ALGEBRA)).isEmpty());
    }

    @Test
    void aClassWithNothingBetweenTheCommasOfItsTermsIsReported() {
        for (String terms : List.of(",", ",,", " , ", ",y26")) {
            byte[] archive = RosterFiles.small()
                    .replace("classes", "scheduled,o,y26", "scheduled,o,\"" + terms + "\"")
                    .zip();

            RosterReport report = roster.look(archive);

            RosterReport.Refusal first = report.refusals().get(0);
            assertEquals(Part.CLASSES, first.part());
            assertEquals("termSourcedIds", first.column());
            assertEquals(terms.strip(), first.value());
            assertEquals(3, report.tallies().get(Part.USERS).added(), "the other lines come in");
        }
    }

    @Test
    void linesThatBreakARuleAreReportedAndTheOthersComeIn() {
        byte[] archive = RosterFiles.graded()
                .bulk(
                        "users",
                        "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email",
                        "anna,,,true,anna,Anna,Teacher,",
                        "ben/1@school,,,true,anna,Ben,Example,",
                        "cleo,,,true,cleo,Cleo,,",
                        "cleo,,,true,cleo,Cleo,Example,",
                        "cleo,,,true,cleo2,Cleo,Again,",
                        "x,,,true,x,\u202EX,Y,")
                .replace("results", "fully graded,17.5", "fully graded,-1")
                .zip();

        RosterReport report = roster.take(archive);

        assertEquals(
                List.of(
                        "somebody else has this login name.",
                        "familyName is empty.",
                        "line 5 is about the same.",
                        "given name must not hold characters that turn the direction of text around.",
                        "userSourcedId names something that is neither in the archive nor in the grade book.",
                        "studentSourcedId names something that is neither in the archive nor in the grade book."),
                sentences(report));
        assertEquals(Optional.of(Mark.State.EXCUSED), roster.mark(CLEO).map(Mark::state));
    }

    @Test
    void aStudentWithResultsDoesNotBecomeATeacherAndTheOtherLinesComeIn() {
        roster.take(RosterFiles.graded().zip());
        byte[] archive = RosterFiles.graded()
                .replace("enrollments", "cleo,student", "cleo,teacher")
                .replace("results", "fully graded,17.5", "fully graded,18")
                .zip();

        RosterReport report = roster.take(archive, false, new Id("batch-2"));

        assertEquals(
                List.of("role cannot be another one, because the student has results in the class."),
                sentences(report));
        assertEquals(Optional.of(Enrolment.Role.STUDENT), roster.enrolment(CLEO).map(Enrolment::role));
        assertEquals(
                Optional.of(new Score(BigDecimal.valueOf(18))),
                roster.mark(roster.named("ben")).flatMap(Mark::score));
    }

    @Test
    void nothingComesIntoAClosedTerm() {
        roster.take(RosterFiles.graded().zip());
        close(new Id("y26"));
        byte[] archive = RosterFiles.graded()
                .replace("results", "fully graded,17.5", "fully graded,18")
                .zip();

        RosterReport report = roster.take(archive);

        assertEquals(List.of("the term of the class is closed."), sentences(report));
        assertEquals(0, report.changed());
    }

    private void close(Id id) {
        roster.school().change(tx -> {
            var term = tx.terms(NOBODY).find(id).orElseThrow();
            return tx.terms(NOBODY).replace(new Term(term.id(), term.title(), term.days(), true, term.version()));
        });
    }

    private static RosterFiles scaled(String letters, String... classes) {
        RosterFiles files = RosterFiles.small()
                .replace("academicSessions", "y26,", "y25,,,2025/26,schoolYear,2025-09-01,2026-07-01,,2026\r\ny26,")
                .replace("classes", "algebra,", "geometry,,,Geometry,maths,scheduled,o,y25\r\nalgebra,");
        Stream<String> lines = Stream.of(classes)
                .map(section -> "letters_" + section + ",,,Letters,o,maths," + section + ",\"" + letters + "\"");
        return files.bulk(
                "scoreScales",
                Stream.concat(
                                Stream.of("sourcedId,status,dateLastModified,title,orgSourcedId,courseSourcedId,"
                                        + "classSourcedId,scoreScaleValue"),
                                lines)
                        .toArray(String[]::new));
    }

    @Test
    void lettersThatAClassOfAClosedTermUsesStayThoseOfAllItsClasses() {
        RosterReport first =
                roster.take(scaled("{A:90},{F:0}", "algebra", "geometry").zip());
        assertEquals(List.of(), first.refusals());
        close(new Id("y25"));

        RosterReport report = roster.take(scaled("{A:80},{F:0}", "algebra").zip());

        assertEquals(List.of("the class geometry uses the same scale, and its term is closed."), sentences(report));
        assertEquals(0, report.changed());
        assertTrue(roster.holds(
                tx -> tx.schemes(NOBODY).find(new Id("letters")).orElseThrow().version() == 1));
        assertEquals(
                List.of(),
                roster.take(scaled("{A:90.0},{F:0}", "algebra", "geometry").zip())
                        .refusals());
    }
}
