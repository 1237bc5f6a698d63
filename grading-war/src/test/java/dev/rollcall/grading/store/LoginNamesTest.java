package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.RefusedException.Reason;
import dev.rollcall.grading.gradebook.SchoolClass;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is meant by a login name: whoever has it, whatever the capitals, on both databases. */
class LoginNamesTest extends SchoolOnEngine {
    private static final Origin NOBODY = Origin.plain("", Origin.API);
    private static final Id SECTION = new Id("c-0");

    @BeforeEach
    void fill() {
        new FilledSchool(new SplittableRandom(4), 4, 4).enter(school, 1);
    }

    private static Person person(String id, String username) {
        return new Person(new Id(id), new PersonName("Nele", "Neu"), Optional.of(new LoginName(username)), 0);
    }

    private Person insert(Person person) {
        return school.change(tx -> tx.people(NOBODY).insert(person));
    }

    /** As a database of an earlier build may have it. */
    private void enter(Person... people) {
        school.changeInTransaction(tx -> {
            for (Person one : people) {
                tx.people(NOBODY).insert(new Person(one.id(), one.name(), Optional.empty(), 0));
                tx.handle()
                        .execute(
                                "update person set username = ? where id = ?",
                                one.username().orElseThrow().text(),
                                one.id().text());
            }
            return tx;
        });
    }

    private Optional<String> named(String login) {
        return school.read(tx -> tx.named(new LoginName(login)))
                .map(person -> person.id().text());
    }

    @Test
    void whoLogsInIsFoundWhateverTheCapitals() {
        insert(person("p-nele", "NNeu"));
        school.change(tx -> tx.in(SECTION, NOBODY)
                .enrolments()
                .insert(new Enrolment(new Id("p-nele"), Role.STUDENT, DateRange.ALWAYS, 0)));

        assertEquals(Optional.of("p-nele"), named("nneu"));
        assertEquals(Optional.of("p-nele"), named("NNeu"));
        assertEquals(Optional.empty(), named("nneu2"));
        assertEquals(
                Optional.of(new Id("p-nele")),
                school.read(tx -> tx.membership(SECTION, Optional.of("nneu")))
                        .flatMap(there -> there.enrolment().map(Enrolment::person)));
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertEquals(List.of(), school.read(tx -> tx.learned(new LoginName("nneu"), today)));
        assertEquals(
                List.of(SECTION),
                school.read(tx -> tx.classesOf(new LoginName("nneu"), Role.STUDENT, today)).stream()
                        .map(SchoolClass::id)
                        .toList());
    }

    /** In Turkish the capital of i has a dot, and the small letter of I has none; H2 does as the machine's language. */
    @ParameterizedTest
    @ValueSource(strings = {"INGRID", "ingrid", "\u0130NGR\u0130D", "\u0131ngr\u0131d"})
    void whoLogsInIsFoundOnMachinesOfEveryLanguage(String login) {
        insert(person("p-ingrid", "Ingrid"));

        assertEquals(Optional.of("p-ingrid"), named(login));
        assertThrows(RefusedException.class, () -> insert(person("p-other", login)));
    }

    @Test
    void lettersThatHaveTheSameCapitalsAreTwo() {
        insert(person("p-gross", "gro\u00df"));
        insert(person("p-other", "gross"));

        assertEquals(Optional.of("p-gross"), named("GRO\u00df"));
        assertEquals(Optional.of("p-other"), named("GROSS"));
    }

    @Test
    void capitalsCountWhereTheyTellTwoApart() {
        enter(person("p-small", "nneu"), person("p-large", "NNeu"));

        assertEquals(Optional.of("p-small"), named("nneu"));
        assertEquals(Optional.of("p-large"), named("NNeu"));
        assertEquals(Optional.empty(), named("NNEU"), "it may be either");
        assertEquals(
                Optional.empty(),
                school.read(tx -> tx.membership(SECTION, Optional.of("NNEU"))).flatMap(there -> there.enrolment()));
    }

    @Test
    void nobodyGetsALoginNameThatDiffersFromAnotherByCapitalsAlone() {
        insert(person("p-nele", "NNeu"));
        Person other = insert(person("p-other", "other"));

        RefusedException refused = assertThrows(RefusedException.class, () -> insert(person("p-nora", "nneu")));
        assertEquals(Reason.TAKEN, refused.reason());
        Person taken = new Person(other.id(), other.name(), Optional.of(new LoginName("nneU")), other.version());
        assertThrows(
                RefusedException.class,
                () -> school.change(tx -> tx.people(NOBODY).replace(taken)));
    }

    @Test
    void whoWantsALoginNameWaitsForWhoIsAboutToGetItInOtherCapitals() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> second = school.change(tx -> {
                tx.people(NOBODY).insert(person("p-nele", "NNeu"));
                Future<Boolean> begun = other.submit(() -> isEntered(person("p-nora", "nneu")));
                assertThrows(TimeoutException.class, () -> begun.get(200, TimeUnit.MILLISECONDS));
                return begun;
            });

            assertFalse(second.get(20, TimeUnit.SECONDS));
            assertEquals(Optional.of("p-nele"), named("nneu"));
        } finally {
            other.shutdownNow();
        }
    }

    private boolean isEntered(Person person) {
        try {
            insert(person);
            return true;
        } catch (RefusedException e) {
            assertEquals(Reason.TAKEN, e.reason());
            return false;
        }
    }

    @Test
    void whatAnArchiveBringsIsLookedAtOnceMoreWhenItIsEntered() {
        insert(person("p-nele", "NNeu"));

        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> school.change(tx -> {
                    tx.enter(List.of(person("p-other", "other"), person("p-nora", "nneu")));
                    return tx;
                }));

        assertEquals(Reason.TAKEN, refused.reason());
        assertEquals(Optional.empty(), named("other"));
    }

    @Test
    void theCapitalsOfOnesOwnLoginNameMayChange() {
        Person nele = insert(person("p-nele", "NNeu"));

        Person small = new Person(nele.id(), nele.name(), Optional.of(new LoginName("nneu")), nele.version());

        assertEquals(
                small.username(),
                school.change(tx -> tx.people(NOBODY).replace(small)).username());
    }

    @Test
    void whoHasHadSuchALoginNameAllAlongMayBeCalledOtherwise() {
        enter(person("p-small", "nneu"), person("p-large", "NNeu"));
        Person there = school.read(tx -> tx.named(new LoginName("NNeu"))).orElseThrow();

        Person married = new Person(there.id(), new PersonName("Nele", "Alt"), there.username(), there.version());

        assertEquals(
                married.name(),
                school.change(tx -> tx.people(NOBODY).replace(married)).name());
    }
}
