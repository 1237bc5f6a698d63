package dev.rollcall.system.matrix;

import dev.rollcall.system.harness.Stopwatch;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * A row of the matrix: something that must work, whatever the other rows do.
 *
 * @param what in words
 * @param asked the beginnings of the versions that are to run
 * @param tomcats makes what is to be started; skips where that is not possible
 * @param visit what is done with it
 */
record Row<T extends Tomcats>(String what, Versions asked, Supplier<T> tomcats, Visit<T> visit) {

    /** What is done with Tomcats that were started; fails with what is wrong. */
    @FunctionalInterface
    interface Visit<T extends Tomcats> {
        void to(T tomcats, Services services);
    }

    /** A row that is walked through once. */
    static <T extends Tomcats> Row<T> walked(String what, Versions asked, Supplier<T> tomcats) {
        return new Row<>(what, asked, tomcats, (started, services) -> new Journey(services).walk());
    }

    /** Starts the Tomcats, visits them, ends them, and returns what they say has run; fails with what is wrong. */
    Versions check() {
        try (T started = tomcats.get()) {
            visit.to(started, started.start());
            started.terminate();
            return Versions.in(started.consoles()).require(asked);
        }
    }

    /** Checks, and returns how that went. */
    Result result() {
        var watch = new Stopwatch();
        try {
            return Result.works(this, check(), watch.elapsed());
        } catch (TestAbortedException e) {
            return Result.notTried(this, e);
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace();
            return Result.fails(this, e, watch.elapsed());
        }
    }
}
