package dev.rollcall.grading.store;

import static dev.rollcall.grading.store.RosterSchool.ALGEBRA;
import static dev.rollcall.grading.store.RosterSchool.CLEO;
import static dev.rollcall.grading.store.RosterSchool.NOBODY;
import static dev.rollcall.grading.store.RosterSchool.QUIZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.StaleException;
import dev.rollcall.grading.oneroster.Part;
import dev.rollcall.grading.oneroster.RosterFiles;
import dev.rollcall.grading.oneroster.RosterPlan;
import dev.rollcall.grading.oneroster.RosterReport;
import dev.rollcall.grading.oneroster.RosterReport.Match;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What archives of OneRoster leave alone, and what does not keep them from being done, on both databases. */
class RosterCareTest extends RosterOnEngine {
    private static final Id LATER = new Id("batch-2");

    private Optional<LocalDate> endOf(Id person) {
        return roster.enrolment(person).flatMap(one -> one.days().end());
    }

    @Test
    void aLoginNameThatIsWrittenWithOtherCapitalsStays() {
        roster.take(RosterFiles.small().zip());

        RosterReport report = roster.take(
                RosterFiles.small()
                        .replace("users", "true,cleo,Cleo,Example", "true,CLEO,Cleo,Sample")
                        .zip(),
                false,
                LATER);

        assertEquals(1, report.changed());
        assertEquals(CLEO, roster.named("cleo"));
    }

    @Test
    void whoIsFoundByALoginNameIsListedAndWhoIsCalledOtherwiseFirst() {
        school.change(tx -> {
            tx.people(NOBODY).insert(person("p-1", "Anna", "Teacher", "anna@school.example"));
            tx.people(NOBODY).insert(person("p-2", "Claire", "Example", "Cleo"));
            return tx;
        });

        RosterReport report = roster.take(RosterFiles.small().zip());

        String anna = "Anna Teacher, anna@school.example";
        assertEquals(
                List.of(
                        new Match(4, "cleo", "username", new Id("p-2"), "Claire Example, Cleo", "Cleo Example, cleo"),
                        new Match(2, "anna", "email", new Id("p-1"), anna, anna)),
                report.matches());
        assertEquals(2, report.matched());
        assertEquals(0, roster.look(RosterFiles.small().zip()).matched(), "they are known by sourcedId");
    }

    private static Person person(String id, String given, String family, String username) {
        return new Person(new Id(id), new PersonName(given, family), Optional.of(new LoginName(username)), 0);
    }

    @Test
    void aLoginNameThatIsGivenOutAgainIsNotThatOfWhoIsGone() {
        roster.take(RosterFiles.small().zip());
        byte[] archive = RosterFiles.small()
                .replace("users", "cleo,,,true,cleo,", "s1,tobedeleted,,true,cleo,Claire,Example,\r\ncleo,,,true,cleo,")
                .zip();

        assertEquals(0, roster.take(archive, false, LATER).changed());
        assertEquals(Optional.empty(), endOf(CLEO));
    }

    @Test
    void whoseLineIsNotReadIsNotMissing() {
        roster.take(RosterFiles.small().zip());
        byte[] archive = RosterFiles.small()
                .replace("enrollments", "e2,,,", "e2,here,,")
                .replace("enrollments", "cleo,student", "cleo,Student")
                .zip();

        RosterReport report = roster.take(archive, true, LATER);

        assertEquals(1, report.refused());
        assertEquals(0, report.changed());
        assertEquals(Optional.empty(), endOf(CLEO));
        assertEquals(Optional.empty(), endOf(roster.named("ben")));
    }

    /** Cleo's lines, one after another; today is 27 November. */
    private static RosterFiles stays(String... lines) {
        RosterFiles dated = RosterFiles.small().replace("enrollments", ",role", ",role,beginDate,endDate");
        return dated.replace("enrollments", "e3,,,algebra,o,cleo,student", String.join("\r\n", lines));
    }

    private static String stay(String id, String status, String role, String days) {
        return id + "," + status + ",,algebra,o,cleo," + role + "," + days;
    }

    private void assertStays(String days, String one, String other) {
        String first = stay("e3", "", "student", one);
        String second = stay("e4", "", "student", other);
        for (RosterFiles files : List.of(stays(first, second), stays(second, first))) {
            RosterPlan plan = roster.plan(files.zip(), false);

            assertEquals(List.of(), plan.report().refusals());
            assertEquals(1, plan.report().tallies().get(Part.ENROLLMENTS).ignored());
            assertEquals(
                    List.of("Cleo Example, Algebra, student, " + days),
                    plan.report().changes().stream()
                            .filter(change -> change.sourcedId().equals("e3")
                                    || change.sourcedId().equals("e4"))
                            .map(RosterReport.Listed::after)
                            .toList());
        }
    }

    @Test
    void whoCameBackHasTheEnrolmentOfTodayWhereverItsLineIs() {
        assertStays("2026-11-20 – ", "2026-09-01,2026-10-16", "2026-11-20,");
        assertStays("2026-09-01 – 2026-12-20", "2026-09-01,2026-12-20", "2027-01-10,");
    }

    @Test
    void whoIsInNoneTodayHasTheNextEnrolmentElseTheLast() {
        assertStays("2026-12-01 – ", "2026-09-01,2026-11-27", "2026-12-01,");
        assertStays("2026-12-01 – 2026-12-20", "2027-01-10,", "2026-12-01,2026-12-20");
        assertStays("2026-11-01 – 2026-11-20", "2026-09-01,2026-10-16", "2026-11-01,2026-11-20");
    }

    @Test
    void theLineThatIsThereCountsBesideOneThatIsGone() {
        roster.take(RosterFiles.small().zip());
        String gone = stay("e3", "tobedeleted", "teacher", "2026-09-01,2026-10-16");
        String there = stay("e4", "active", "student", "2026-11-20,");

        for (RosterFiles files : List.of(stays(gone, there), stays(there, gone))) {
            RosterReport report = roster.look(files.zip());

            assertEquals(0, report.refused());
            assertEquals(1, report.changed());
            assertEquals(
                    "Cleo Example, Algebra, student, 2026-11-20 – ",
                    report.changes().get(0).after());
        }
    }

    /** What changed in an earlier stay is all that a delta has, and not that the student came back. */
    @Test
    void aDeltaAboutAnEarlierStayLeavesTheOneOfTodayAlone() {
        roster.take(stays(stay("e4", "", "student", "2026-11-20,")).zip());
        for (String status : List.of("tobedeleted", "active")) {
            byte[] delta = RosterFiles.of("1.2")
                    .delta(
                            "enrollments",
                            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,beginDate,endDate",
                            "e3," + status + ",2026-11-26T08:00:00.000Z,algebra,o,cleo,student,2026-09-01,2026-10-16",
                            "e2," + status + ",2026-11-26T08:00:00.000Z,algebra,o,cleo,student,2026-09-01,2026-10-10")
                    .zip();

            RosterReport report = roster.take(delta, false, LATER);

            assertEquals(0, report.refused(), status);
            assertEquals(0, report.changed(), status);
            assertEquals(Optional.empty(), endOf(CLEO), status);
        }
    }

    @Test
    void anEnrolmentIsToldWithWhoAndWhere() {
        roster.take(RosterFiles.small().zip());
        byte[] archive = RosterFiles.small()
                .replace("enrollments", "\r\ne3,,,algebra,o,cleo,student", "")
                .zip();

        RosterReport.Listed ended = roster.look(archive, true).changes().get(0);

        assertEquals("Cleo Example, Algebra, student", ended.before());
        assertEquals("Cleo Example, Algebra, student,  – 2026-11-27", ended.after());
    }

    @Test
    void linesThatSayTheSameTwiceOrContradictTheOneThatCountsAreRefused() {
        String there = stay("e3", "", "student", "2026-11-20,");
        String same = stay("e4", "", "student", "2026-11-20,");
        String teacher = stay("e5", "", "teacher", "2026-09-01,2026-10-16");
        String backwards = stay("e6", "", "student", "2026-10-16,2026-09-01");

        RosterReport report = roster.take(stays(teacher, there, same, backwards).zip());

        assertEquals(
                List.of(
                        "Line 5 is about the same, in another role.",
                        "Line 5 is about the same.",
                        "End must be after begin."),
                report.refusals().stream().map(RosterReport.Refusal::detail).toList());
        assertEquals(
                Optional.of(LocalDate.of(2026, 11, 20)),
                roster.enrolment(CLEO).flatMap(one -> one.days().begin()));
    }

    @Test
    void nobodyIsMissingInAClassWithAStudentWhomNobodyKnows() {
        roster.take(RosterFiles.small().zip());
        RosterFiles unknown = RosterFiles.small().replace("enrollments", "cleo,student", "cleo/2,student");

        assertEquals(0, roster.look(unknown.zip(), true).changed());
        assertEquals(
                1,
                roster.look(
                                unknown.replace("enrollments", "e3,", "e3,tobedeleted")
                                        .zip(),
                                true)
                        .changed(),
                "who is gone is not in the class");
        assertEquals(
                1,
                roster.look(
                                unknown.replace("enrollments", "cleo/2,student", "cleo/2,proctor")
                                        .zip(),
                                true)
                        .changed(),
                "nor is a proctor anybody whom the grade book has");
        RosterFiles left = unknown.replace("enrollments", ",role", ",role,endDate")
                .replace("enrollments", "cleo/2,student", "cleo/2,student,2020-01-01");
        assertEquals(1, roster.look(left.zip(), true).changed(), "nor is who left long ago");
    }

    @Test
    void resultsThatAreSavedMeanwhileKeepNoClassFromChanging() {
        roster.take(RosterFiles.graded().zip());
        byte[] archive = RosterFiles.graded()
                .replace("classes", "Algebra", "Algebra 1")
                .replace("results", "q_c,,,quiz,cleo,exempt,,2026-10-09,,,,,,,\r\n", "")
                .zip();
        RosterPlan seen = roster.plan(archive, false);
        Cell cell = new Cell(QUIZ, CLEO);
        school.change(tx -> {
            long version = tx.in(ALGEBRA, NOBODY).result(cell).orElseThrow().version();
            Mark other = Mark.graded(new Score(BigDecimal.ONE));
            return tx.in(ALGEBRA, NOBODY).save(List.of(new Edit(cell, Optional.of(other), version)));
        });

        assertEquals(seen.digest(), roster.plan(archive, false).digest());
        roster.make(seen, LATER);

        assertEquals("Algebra 1", algebra().title().text());
        assertThrows(StaleException.class, () -> roster.make(seen, LATER), "the class has another version");
    }

    private SchoolClass algebra() {
        return school.read(tx -> tx.classes(NOBODY).find(ALGEBRA).orElseThrow());
    }
}
