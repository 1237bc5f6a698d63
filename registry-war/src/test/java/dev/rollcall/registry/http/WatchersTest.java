package dev.rollcall.registry.http;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Roll;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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

        listed(roll, registration("Stock", 8000, 1), signed());
        run();
        watchers.beat();
        watchers.close();

        assertEquals(
                List.of("one beat", "one changed", "one closed", "other beat", "other changed", "other closed"),
                sorted());
    }
}
