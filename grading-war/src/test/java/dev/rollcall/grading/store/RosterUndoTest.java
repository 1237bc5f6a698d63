package dev.rollcall.grading.store;

import static dev.rollcall.grading.store.RosterSchool.ALGEBRA;
import static dev.rollcall.grading.store.RosterSchool.CLEO;
import static dev.rollcall.grading.store.RosterSchool.NOBODY;
import static dev.rollcall.grading.store.RosterSchool.QUIZ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.oneroster.Fault;
import dev.rollcall.grading.oneroster.Part;
import dev.rollcall.grading.oneroster.RosterFiles;
import dev.rollcall.grading.oneroster.RosterReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Archives of OneRoster that are taken back, and what goes out, on both databases. */
class RosterUndoTest extends RosterOnEngine {
    @Test
    void itIsTakenBackWhereNobodyHasChangedAnything() {
        roster.take(RosterFiles.small().zip(), false, new Id("batch-0"));
        roster.take(RosterFiles.graded().zip());
        Cell cell = new Cell(QUIZ, CLEO);
        roster.school().change(tx -> {
            long seen = tx.in(ALGEBRA, NOBODY).result(cell).orElseThrow().version();
            Mark other = Mark.graded(new Score(BigDecimal.ONE));
            return tx.in(ALGEBRA, NOBODY).save(List.of(new Edit(cell, Optional.of(other), seen)));
        });

        var undone = roster.undo();

        assertEquals(1, undone.undone(), "Ben's result");
        assertEquals(3, undone.kept(), "Cleo's result, the work that has it, and its category");
        assertEquals(Optional.empty(), roster.mark(roster.named("ben")));
        assertEquals(Optional.of(new Score(BigDecimal.ONE)), roster.mark(CLEO).flatMap(Mark::score));
    }

    @Test
    void workWhoseOldCategoryIsGoneStaysAsItIsAndTheRestIsTakenBack() {
        roster.take(RosterFiles.graded().zip(), false, new Id("batch-0"));
        Id old = quiz().category().orElseThrow();
        roster.take(RosterFiles.graded()
                .bulk(
                        "categories",
                        "sourcedId,status,dateLastModified,title,weight",
                        "quizzes,,,Quizzes,40",
                        "tests,,,Tests,60")
                .replace("lineItems", "algebra,quizzes,y26", "algebra,tests,y26")
                .replace("results", "fully graded,17.5", "fully graded,18")
                .zip());
        Optional<Id> moved = quiz().category();
        roster.school().change(tx -> {
            var categories = tx.in(ALGEBRA, NOBODY).categories();
            categories.delete(old, categories.find(old).orElseThrow().version());
            return tx;
        });

        var undone = roster.undo();

        assertEquals(1, undone.undone(), "Ben's result");
        assertEquals(2, undone.kept(), "the work, and the category that it is in");
        assertEquals(moved, quiz().category());
        assertEquals(
                Optional.of(new Score(new BigDecimal("17.5"))),
                roster.mark(roster.named("ben")).flatMap(Mark::score));
    }

    /** What was listed has names; that it was done, and how much it was, has none. */
    @Test
    void itIsTakenBackThoughAStudentWasErasedSince() {
        roster.take(RosterFiles.small().zip(), false, new Id("batch-0"));
        roster.take(RosterFiles.graded()
                .bulk(
                        "enrollments",
                        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,endDate",
                        "e2,,,algebra,o,ben/1@school,student,2027-01-31")
                .zip());
        keep("looked");
        keep("done");
        roster.school().change(tx -> {
            tx.rosterImports().finish(new Id("done"), RosterSchool.BATCH);
            return tx.erase(roster.named("ben"), 1, "root", new Comment("left the school"));
        });

        List<RosterImport> left = roster.school().read(tx -> tx.rosterImports().all());
        assertEquals(
                List.of(RosterSchool.BATCH),
                left.stream().map(one -> one.batch().orElseThrow()).toList());
        assertEquals(
                "{\"version\":\"1.2\",\"changed\":1,\"files\":[{\"file\":\"users\"}],"
                        + "\"matched\":1,\"matches\":[],\"changes\":[],\"refusals\":[]}",
                left.get(0).report());
        assertEquals(new RosterImport.Tally(5, 0), roster.undo());
    }

    private void keep(String id) {
        String report = "{\"version\":\"1.2\",\"changed\":1,\"files\":[{\"file\":\"users\"}],"
                + "\"matched\":1,\"matches\":[{\"to\":\"Ben Example\"}],\"changes\":[{\"to\":\"Ben Example\"}],"
                + "\"refusals\":[{\"value\":\"Ben\"}]}";
        RosterImport seen = RosterImport.seen(new Id(id), "root", RosterSchool.DAY, false, "digest", report);
        roster.school().change(tx -> tx.rosterImports().keep(seen, new byte[] {1}));
    }

    private LineItem quiz() {
        return roster.school()
                .read(tx -> tx.in(ALGEBRA, NOBODY).items().find(QUIZ).orElseThrow());
    }

    @Test
    void whoWasGivenResultsSinceStaysAStudent() {
        RosterFiles graded = RosterFiles.graded();
        roster.take(
                graded.replace("enrollments", "cleo,student", "cleo,teacher").zip(), false, new Id("batch-0"));
        roster.take(graded.replace("results", "q_c,,,quiz,cleo,exempt,,2026-10-09,,,,,,,\r\n", "")
                .zip());
        roster.school()
                .change(tx -> tx.in(ALGEBRA, NOBODY)
                        .save(List.of(new Edit(
                                new Cell(QUIZ, CLEO), Optional.of(Mark.graded(new Score(BigDecimal.ONE))), 0))));

        var undone = roster.undo();

        assertEquals(List.of(0L, 1L), List.of(undone.undone(), undone.kept()));
        assertEquals(Optional.of(Enrolment.Role.STUDENT), roster.enrolment(CLEO).map(Enrolment::role));
    }

    @Test
    void takenBackNothingIsLeftInTheClass() {
        roster.take(RosterFiles.graded().zip());

        assertEquals(7, roster.undo().undone());

        assertEquals(List.of(), roster.enrolments());
        assertEquals(0, (int) roster.school()
                .read(tx ->
                        tx.in(ALGEBRA, NOBODY).items().page(Optional.empty(), 9).size()
                                + tx.in(ALGEBRA, NOBODY)
                                        .categories()
                                        .page(Optional.empty(), 9)
                                        .size()));
    }

    @Test
    void whoWasErasedIsKnownByNoNameAndNotGivenToOthers() {
        roster.take(RosterFiles.graded().zip());
        Id ben = roster.named("ben");
        assertTrue(Dump.of(database).contains("ben/1@school"));

        roster.school()
                .change(tx -> tx.erase(
                        ben, tx.people(NOBODY).find(ben).orElseThrow().version(), "root", new Comment("left")));

        assertFalse(Dump.of(database).contains("ben/1@school"));
        Map<String, String> files = RosterFiles.unzip(roster.give());
        for (String file : List.of("users.csv", "enrollments.csv", "results.csv", "roles.csv")) {
            assertFalse(files.getOrDefault(file, "").contains("Erased"), file);
        }
        assertEquals(2, files.get("results.csv").lines().count(), "the head, and Cleo's");
    }

    @Test
    void noArchiveGivesWhatIsLeftOfAnErasedStudentAName() {
        roster.take(RosterFiles.graded().zip());
        Id left = roster.school()
                .change(tx -> tx.erase(roster.named("ben"), 1, "root", new Comment("left")))
                .erasure()
                .person();

        RosterReport report = roster.take(RosterFiles.graded()
                .bulk(
                        "users",
                        "sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName",
                        left + ",,,true,ben,Ben,Example")
                .zip());

        assertEquals(
                List.of(Fault.RULE),
                report.refusals().stream()
                        .filter(refusal -> refusal.part() == Part.USERS)
                        .map(RosterReport.Refusal::fault)
                        .toList());
        assertTrue(roster.holds(
                tx -> tx.people(NOBODY).find(left).orElseThrow().username().isEmpty()));
    }

    @Test
    void whatGoesOutBeginsWithTheColumnsOfTheStandard() {
        roster.take(RosterFiles.graded().zip());

        Map<String, String> files = RosterFiles.unzip(roster.give());

        Map<String, String> heads = Map.of(
                "academicSessions.csv",
                "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
                "enrollments.csv",
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
                "lineItems.csv",
                "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,"
                        + "academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId",
                "results.csv",
                "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,"
                        + "textScore,classSourcedId,inProgress,incomplete,late,missing",
                "users.csv",
                "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
                        + "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,resourceSourcedIds,"
                        + "preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns");
        heads.forEach((file, head) ->
                assertEquals(head, files.get(file).lines().findFirst().orElseThrow()));
        String manifest = files.get("manifest.csv");
        assertTrue(manifest.startsWith("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n"));
        assertTrue(manifest.contains("file.demographics,absent\r\n") && manifest.contains("file.users,bulk\r\n"));
        assertEquals(
                21, manifest.lines().filter(line -> line.startsWith("file.")).count());
    }
}
