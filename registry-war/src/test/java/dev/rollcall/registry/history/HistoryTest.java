package dev.rollcall.registry.history;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final int MAX_EVENTS = 10;
    private static final long MAX_FILE = 2_000;

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private Roll roll;
    private History history;

    /** The number that the first life begins after. */
    private long begun;

    @BeforeEach
    void begin() throws IOException {
        open();
        begun = history.newest(event -> true, 1).next();
    }

    private void open() throws IOException {
        roll = Fixtures.roll(time);
        history = History.open(folder, time, MAX_EVENTS, MAX_FILE);
        roll.listen(history);
    }

    private List<String> kinds() {
        return history.newest(event -> true, 100).events().stream()
                .map(event -> event.kind() + (event.cause().isEmpty() ? "" : " " + event.cause()))
                .toList();
    }

    private List<Long> numbers(History.Page page) {
        return page.events().stream().map(event -> event.number() - begun).toList();
    }

    private History.Page since(long number, int limit) {
        return history.since(begun + number, event -> true, limit);
    }

    private void register(int count) {
        for (int i = 0; i < count; i++) {
            listed(roll, registration("Stock", 8000, roll.snapshot().revision().count() + 1), signed());
        }
    }

    @Test
    void everythingThatHappensIsNotedWithItsCause() {
        Entry entry = listed(roll, registration("Stock", 8000, 1), signed());
        roll.check(entry.id(), entry.generation(), Health.SUSPECT, "timed out");
        roll.check(entry.id(), entry.generation(), Health.DOWN, "connection refused");
        roll.check(entry.id(), entry.generation(), Health.UP, null);
        roll.drain(entry.id(), "mia", "new disk");
        roll.undrain(entry.id(), "ben", "");
        listed(roll, registration("Stock", 8000, 2), signed());
        roll.deregister(entry.id(), e -> true);

        assertEquals(
                List.of(
                        "registered",
                        "suspect timed out",
                        "down connection refused",
                        "up",
                        "drained by mia: new disk",
                        "undrained by ben",
                        "replaced",
                        "deregistered"),
                kinds());
    }

    @Test
    void whoseLeaseHasEndedAndWhoIsDownForTooLongAreNotedApart() {
        listed(roll, registration("Stock", 8000, 1), signed());
        time.advance(Fixtures.ROLL_CONFIG.lease());
        roll.sweep(entry -> false);
        Entry down = listed(roll, tutorial("Stock", 8001), unsigned());
        roll.check(down.id(), down.generation(), Health.DOWN, "refused");
        roll.sweep(entry -> false);
        time.advance(Duration.ofDays(2));
        roll.sweep(entry -> false);

        assertEquals(List.of("registered", "expired", "registered", "down refused", "forgotten"), kinds());
    }

    @Test
    void whoComesBackGetsWhatItHasNotSeen() {
        register(5);

        History.Page first = since(1, 2);
        History.Page second = since(first.next() - begun, 10);

        assertEquals(List.of(2L, 3L), numbers(first));
        assertEquals(List.of(4L, 5L), numbers(second));
        assertFalse(first.missed() || second.missed());
        assertEquals(5, second.next() - begun);
        assertEquals(List.of(), numbers(since(5, 10)));
    }

    @Test
    void whoComesTooLateIsToldSo() {
        register(MAX_EVENTS + 3);

        assertTrue(since(2, 100).missed());
        assertFalse(since(3, 100).missed());
        assertEquals(MAX_EVENTS, since(0, 100).events().size());
        assertTrue(since(99, 100).missed(), "a number of another registry");
    }

    @Test
    void onlyWhatIsAskedForIsAnswered() {
        register(3);
        listed(roll, registration("Shop", 9000, 1), signed());

        History.Page page = history.newest(event -> event.instance().equals(id(9000)), 1);

        assertEquals(List.of(4L), numbers(page));
        assertEquals(
                List.of(2L, 3L),
                numbers(history.newest(event -> event.instance().equals(id(8000)), 2)));
    }

    @Test
    void numbersGoOnAfterARestart() throws IOException {
        register(3);
        history.write();
        register(1);
        history.write();

        open();
        register(1);

        List<Long> numbers = numbers(history.newest(event -> true, 100));
        assertEquals(List.of(1L, 2L, 3L, 4L), numbers.subList(0, 4));
        assertTrue(numbers.get(4) > 4, numbers.toString());
    }

    @Test
    void twoFilesAreKeptAndNoMore() throws IOException {
        for (int i = 0; i < 60; i++) {
            register(1);
            history.write();
        }

        assertTrue(Files.size(folder.resolve("events.log")) <= MAX_FILE);
        assertTrue(Files.size(folder.resolve("events.1.log")) <= MAX_FILE);
        open();
        assertEquals(List.of(60L), numbers(history.newest(event -> true, 1)));
    }

    @Test
    void aLineThatIsNotWholeLosesItselfOnly() throws IOException {
        register(2);
        history.write();
        Files.writeString(folder.resolve("events.log"), "{\"Number\":3,\"Ti\u00ff", StandardOpenOption.APPEND);

        open();
        register(1);
        history.write();
        open();

        assertEquals(3, history.newest(event -> true, 100).events().size());
    }

    @Test
    void aDiskThatFailsStopsNothing() throws IOException {
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-away");
        Files.move(folder, elsewhere);
        register(2);

        history.write();

        assertTrue(history.failure().isPresent());
        assertEquals(2, kinds().size());
        Files.move(elsewhere, folder);
        history.write();
        assertTrue(history.failure().isEmpty());
        open();
        assertEquals(2, kinds().size());
    }

    /** A disk that is full takes a part of what is written, and all of it is written again when there is room. */
    @Test
    void whatWasWrittenTwiceHasHappenedOnce() throws IOException {
        register(3);
        history.write();
        String all = Files.readString(folder.resolve("events.log"));
        Files.writeString(folder.resolve("events.log"), all.substring(0, all.length() - 5) + "\n" + all);

        open();

        assertEquals(List.of(1L, 2L, 3L), numbers(history.newest(event -> true, 100)));
    }

    @Test
    void aNumberThatWasGivenBeforeAKillIsNotGivenAgain() throws IOException {
        register(2);
        history.write();
        register(3);
        long next = history.newest(event -> true, 1).next();

        open(); // what was not written is lost
        register(4);

        History.Page page = history.since(next, event -> true, 100);
        assertEquals(4, page.events().size());
        assertTrue(page.missed(), "what was told and not written is gone");
        assertFalse(since(2, 100).missed(), "what was written is there");
        assertFalse(history.since(page.next(), event -> true, 100).missed());
    }

    /** The folder stays empty as it does where the disk is full for a whole life. */
    @Test
    void aNumberThatWasGivenInALifeThatWroteNothingIsNotGivenAgain() throws IOException {
        register(3);
        long next = history.newest(event -> true, 1).next();
        time.advance(Duration.ofSeconds(1));

        open();
        register(4);

        History.Page page = history.since(next, event -> true, 100);
        assertEquals(4, page.events().size());
        assertTrue(page.missed(), "what was told and not written may be more than what was heard");
        assertFalse(history.since(0, event -> true, 100).missed(), "whoever begins has not missed what nobody knows");
    }
}
