package dev.rollcall.kit.registry;

import dev.rollcall.kit.time.Backoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Decides what a service tells the registry next, and when. Pure: it neither waits nor calls.
 *
 * <pre>
 *            registered                 superseded
 *   NEW ------------------> LISTED ----------------> SUPERSEDED
 *    ^  older: known+1        | ^ \__ renewed __/        |
 *    |       unknown, or moved | | registered             | unknown: the newer one is gone
 *    |                        v |                        v
 *    |                       LOST <----------------------+
 *    |                        | older, by another registration
 *    | unknown: it is gone,   v
 *    | or refused             |
 *    +-------------------- CONTESTED --superseded--> SUPERSEDED
 * </pre>
 *
 * A registration that was listed once comes back under its own generation, so that the versions {@code app##001} and
 * {@code app##002} of one address keep their order when the registry forgets both. Only a new one, or one whose
 * successor is gone, takes a greater generation than the known one. Not thread-safe.
 */
final class RegistrationStateMachine {

    /** Where this registration stands. */
    enum State {
        NEW,
        LISTED,
        SUPERSEDED,
        LOST,
        CONTESTED
    }

    /** What to tell the registry. */
    enum Step {
        REGISTER,
        RENEW
    }

    private static final Duration SUPERSEDED_PERIOD = Duration.ofSeconds(2);
    private static final Duration OVERTAKEN_CAP = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Backoff backoff;
    private State state = State.NEW;
    private long generation;
    private long floor = 1;
    private final Backoff crossings;
    private boolean overtaken;

    RegistrationStateMachine(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.backoff = new Backoff(random);
        this.crossings = new Backoff(random, OVERTAKEN_CAP);
    }

    State state() {
        return state;
    }

    /** Returns how many attempts in a row failed. */
    int failures() {
        return backoff.failures();
    }

    Step next() {
        return switch (state) {
            case NEW, LOST -> Step.REGISTER;
            case LISTED, SUPERSEDED, CONTESTED -> Step.RENEW;
        };
    }

    /** Returns the generation to register or renew; kept while attempts fail, so that one that arrives late does no harm. */
    long generation() {
        if (generation == 0) {
            generation = Math.max(clock.millis(), floor);
        }
        return generation;
    }

    /** Takes the answer to the last step and returns how long to wait before the next. */
    Duration took(RegistryAnswer answer) {
        if (answer instanceof Registered registered) {
            return listed(registered.lease());
        }
        if (answer instanceof Renewed renewed) {
            return renewed.state() == Renewed.State.RENEWED ? listed(renewed.lease()) : superseded(renewed.lease());
        }
        if (answer instanceof RegistryAnswer.Unknown) {
            return unknown();
        }
        if (answer instanceof RegistryAnswer.Older older && isGeneration(older.known())) {
            return older(older.known());
        }
        return answer instanceof RegistryAnswer.Refused ? refused() : backoff.next();
    }

    private static boolean isGeneration(long known) {
        return known >= 0 && known < Registration.MAX_GENERATION;
    }

    /** Begins anew if contested: an instance whose renewals are refused would never learn that the newer one is gone. */
    private Duration refused() {
        if (state == State.CONTESTED) {
            anew();
        }
        return backoff.next();
    }

    /** Notes that the registration is out of date; the new one has the same generation. */
    void moved() {
        state = State.LOST;
    }

    private void anew() {
        state = State.NEW;
        generation = 0;
    }

    /** Notes that the last step ended without an answer and returns how long to wait before the next. */
    Duration failed() {
        return backoff.next();
    }

    /**
     * Notes that a push overtook the last answer, whose update was therefore not taken, and returns how long to wait before the
     * next step: zero at first, because that is rare, then longer each time.
     */
    Duration overtaken() {
        boolean again = overtaken;
        overtaken = true;
        return again ? crossings.next() : Duration.ZERO;
    }

    /** Notes that the last answer was not overtaken. */
    void inOrder() {
        overtaken = false;
        crossings.reset();
    }

    private Duration listed(Duration lease) {
        backoff.reset();
        state = State.LISTED;
        return jittered(lease.dividedBy(3));
    }

    private Duration superseded(Duration lease) {
        backoff.reset();
        state = State.SUPERSEDED;
        Duration third = lease.dividedBy(3);
        return jittered(third.compareTo(SUPERSEDED_PERIOD) < 0 ? third : SUPERSEDED_PERIOD);
    }

    /** The registry answers, so earlier failures do not count any more. */
    private Duration unknown() {
        backoff.reset();
        if (state == State.CONTESTED) {
            anew();
        } else {
            state = State.LOST;
        }
        return Duration.ZERO;
    }

    private Duration older(long known) {
        floor = Math.max(floor, known + 1);
        if (state == State.LOST && known > generation) {
            state = State.CONTESTED;
        } else {
            anew();
        }
        return backoff.next();
    }

    private Duration jittered(Duration period) {
        return Duration.ofNanos((long) (period.toNanos() * (1 - random.nextDouble() / 10)));
    }
}
