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
