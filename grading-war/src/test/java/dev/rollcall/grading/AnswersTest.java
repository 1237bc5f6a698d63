package dev.rollcall.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Answered;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.store.Engine;
import dev.rollcall.grading.store.GradeDatabase;
import dev.rollcall.grading.store.Schools;
import dev.rollcall.kit.testing.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswersTest {
    private static final Instant MADE = new ManualTime().instant();
    private static final Duration DAY = Duration.ofDays(1);
    private static final Id SECTION = new Id("algebra");
    private static final Answered.Key KEY = new Answered.Key("anna", "once");

    @TempDir
    private Path folder;

    private static boolean fill(Transaction tx) {
        tx.claim(KEY);
        tx.remember(KEY, new Answered("f", 200, Optional.empty(), Optional.empty(), Optional.empty()));
        tx.drafts().keep(new Id("draft"), SECTION, "anna", "digest", "[]");
        tx.jobs().begin(Job.begun("job", "application", "anna", MADE, 7));
        for (String id : List.of("seen", "done")) {
            LocalDate day = LocalDate.of(2026, 11, 22);
            tx.rosterImports().keep(RosterImport.seen(new Id(id), "root", day, true, "digest", "{}"), new byte[] {1});
        }
        tx.rosterImports().finish(new Id("done"), new Id("batch"));
        return true;
    }

    private static List<String> known(School school) {
        return school.read(tx -> {
            List<String> known = new ArrayList<>();
            tx.drafts().find(SECTION, new Id("draft")).ifPresent(draft -> known.add("draft"));
            tx.jobs().find("job").ifPresent(job -> known.add("job"));
            tx.rosterImports().find(new Id("seen")).ifPresent(seen -> known.add("seen"));
            tx.rosterImports().find(new Id("done")).ifPresent(done -> known.add("done"));
            return known;
        });
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatNobodyAsksForAnyMoreIsForgottenAfterADayAndWhatCanBeTakenBackAfterThirty(Engine engine) {
        try (GradeDatabase database = GradeDatabase.open(engine.database(folder), folder)) {
            School school = Schools.in(database);
            school.change(AnswersTest::fill);

            Answers.forgetOld(school, () -> MADE.plus(DAY));
            assertEquals(List.of("draft", "job", "seen", "done"), known(school));
            assertEquals(200, school.change(tx -> tx.claim(KEY)).orElseThrow().status());

            Answers.forgetOld(school, () -> MADE.plus(DAY).plusMillis(1));
            assertEquals(List.of("done"), known(school));
            assertEquals(Optional.empty(), school.change(tx -> tx.claim(KEY)));

            Answers.forgetOld(school, () -> MADE.plus(DAY.multipliedBy(30)));
            assertEquals(List.of("done"), known(school));
            Answers.forgetOld(school, () -> MADE.plus(DAY.multipliedBy(30)).plusMillis(1));
            assertEquals(List.of(), known(school));
        }
    }
}
