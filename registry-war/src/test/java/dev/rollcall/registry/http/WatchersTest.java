package dev.rollcall.registry.http;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.Roll;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchersTest {

    private final Roll roll = Fixtures.roll(new ManualTime());
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Watchers watchers = new Watchers(tasks::add);
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        roll.listen(watchers);
    }

    /** Notes what it is told, and fails afterwards. */
    private final class Failing implements Watchers.Watcher {

        private final String name;

        Failing(String name) {
            this.name = name;
        }

        private void note(String what) {
            told.add(name + " " + what);
            throw new IllegalStateException("the request has just ended");
        }

        @Override
        public void changed() {
            note("changed");
        }

        @Override
        public void beat() {
            note("beat");
        }

        @Override
        public void close() {
            note("closed");
        }
    }

    /** Notes that it is woken. */
    private class Woken implements Watchers.Watcher {

        private final String name;

        Woken(String name) {
            this.name = name;
        }

        @Override
        public void changed() {
            told.add(name);
        }

        @Override
        public void close() {}
    }

    private void register(String service, int port) {
        listed(roll, registration(service, port, 1), signed());
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private List<String> sorted() {
        return told.stream().sorted().toList();
    }

    @Test
    void whoFailsKeepsNobodyFromBeingTold() {
        watchers.add(Optional.empty(), new Failing("one"));
        watchers.add(Optional.empty(), new Failing("other"));

        register("Stock", 8000);
        run();
        watchers.beat();
        watchers.close();

        assertEquals(
                List.of("one beat", "one changed", "one closed", "other beat", "other changed", "other closed"),
                sorted());
    }

    @Test
    void whenTooManyWaitThereIsRoomAgainOnceOneHasLeft() {
        Woken first = new Woken("first");
        watchers.add(Optional.of(Fixtures.STOCK), first);
        for (int i = 1; i < 20_000; i++) {
            watchers.requireRoom();
            watchers.add(i % 2 == 0 ? Optional.empty() : Optional.of(Fixtures.STOCK), new Woken("other"));
        }

        assertEquals(
                CommonProblem.UNAVAILABLE,
                assertThrows(ProblemException.class, watchers::requireRoom).type());
        watchers.remove(Optional.of(Fixtures.STOCK), first);
        watchers.remove(Optional.of(Fixtures.STOCK), first);
        assertEquals(19_999, watchers.count());
        watchers.requireRoom();
    }

    @Test
    void whoLeavesWhileItIsTakenIsNotCountedBelowNobody() throws InterruptedException {
        AtomicReference<Woken> newest = new AtomicReference<>(new Woken("first"));
        AtomicBoolean over = new AtomicBoolean();
        Thread leaving = new Thread(() -> {
            while (!over.get()) {
                watchers.remove(Optional.of(Fixtures.STOCK), newest.get());
            }
        });
        leaving.start();

        for (int i = 0; i < 100_000; i++) {
            newest.set(new Woken("next"));
            watchers.add(Optional.of(Fixtures.STOCK), newest.get());
            watchers.remove(Optional.of(Fixtures.STOCK), newest.get());
        }

        over.set(true);
        leaving.join();
        assertEquals(0, watchers.count());
    }

    @Test
    void changesThatComeTogetherWakeOnce() {
        watchers.add(Optional.empty(), new Woken("all"));
        watchers.add(Optional.of(Fixtures.STOCK), new Woken("Stock"));

        for (int port = 8000; port < 8100; port++) {
            register("Stock", port);
        }
        assertEquals(1, tasks.size());
        run();

        assertEquals(List.of("Stock", "all"), sorted());
    }

    @Test
    void whatChangesWhileSomeAreBeingWokenWakesThemAgain() {
        watchers.add(Optional.of(Fixtures.STOCK), new Woken("first") {
            @Override
            public void changed() {
                super.changed();
                if (told.size() == 1) {
                    register("Stock", 8001);
                }
            }
        });

        register("Stock", 8000);
        run();

        assertEquals(List.of("first", "first"), told);
    }

    @Test
    void aChangeWakesOnlyThoseWhoWaitForIt() {
        watchers.add(Optional.of(Fixtures.STOCK), new Woken("Stock"));
        watchers.add(Optional.of(Fixtures.LOG), new Woken("LogService"));

        register("Shop", 8000);
        assertEquals(0, tasks.size());
        register("Stock", 8001);
        run();

        assertEquals(List.of("Stock"), told);
    }

    @Test
    void anInstanceThatChangesItsServiceWakesThoseOfBoth() {
        listed(roll, tutorial("Stock", 8000), unsigned());
        watchers.add(Optional.of(Fixtures.STOCK), new Woken("Stock"));
        watchers.add(Optional.of(Fixtures.LOG), new Woken("LogService"));

        register("LogService", 8000);
        run();

        assertEquals(List.of("LogService", "Stock"), sorted());
    }

    @Test
    void whoCouldNotBeWokenIsWokenByTheNextChange() {
        List<Runnable> later = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        Watchers unlucky = new Watchers(task -> {
            if (asked.incrementAndGet() == 1) {
                throw new OutOfMemoryError("for the test");
            }
            later.add(task);
        });
        unlucky.add(Optional.empty(), new Woken("all"));
        Change change =
                new Change(Optional.empty(), listed(roll, registration("Stock", 8000, 1), signed()), Cause.REGISTERED);

        assertThrows(OutOfMemoryError.class, () -> unlucky.changed(change));
        unlucky.changed(change);
        later.forEach(Runnable::run);

        assertEquals(List.of("all"), told);
    }
}
