package dev.rollcall.registry.health;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.registry.roll.Entry;
import java.time.Duration;

/**
 * The suspicion that an instance is dead: whether another registry node does not hear it either. Asked again after each
 * check that was not heard, so a lost answer delays the verdict by one check. Thread-safe.
 */
final class Suspicion {

    @GuardedBy("this")
    private boolean agreed;

    @GuardedBy("this")
    private long answeredAt;

    @GuardedBy("this")
    private int questions;

    /** Asks about {@code entry}; a late answer to an earlier question is ignored. */
    void ask(IndirectProbe others, Entry entry, java.util.function.LongSupplier nanos) {
        int question;
        synchronized (this) {
            question = ++questions;
        }
        others.ask(entry, answer -> answered(question, answer != IndirectProbe.Answer.OTHERWISE, nanos.getAsLong()));
    }

    private synchronized void answered(int question, boolean agrees, long now) {
        if (question == questions) {
            agreed = agrees;
            answeredAt = now;
        }
    }

    /** Returns whether the latest answer agrees, and is younger than {@code fresh}. */
    synchronized boolean isShared(long now, Duration fresh) {
        return agreed && now - answeredAt < fresh.toNanos();
    }

    /** Forgets everything, because the instance was heard. */
    synchronized void end() {
        questions++;
        agreed = false;
    }
}
