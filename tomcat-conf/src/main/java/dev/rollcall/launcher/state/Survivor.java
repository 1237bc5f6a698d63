package dev.rollcall.launcher.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** The Tomcat of a launcher that is gone, if its process still lives. */
public final class Survivor {
    /** The state has whole seconds, and the system counts the start of a process from its own start. */
    private static final Duration ROUNDING = Duration.ofSeconds(5);

    private Survivor() {}

    /**
     * Returns its process. A process that began after the launcher last said something merely has the same number.
     *
     * @param state what a launcher last said of it
     * @param processes when a process began, if it lives
     */
    public static OptionalLong of(Optional<TomcatState> state, LongFunction<Optional<Instant>> processes) {
        return state.stream()
                .filter(last -> processes
                        .apply(last.pid())
                        .filter(began -> !began.isAfter(last.since().plus(ROUNDING)))
                        .isPresent())
                .mapToLong(TomcatState::pid)
                .findFirst();
    }

    /**
     * Returns when a process of this machine began, if it lives; long ago, if the system does not tell. One that has
     * ended, and that nobody has asked for its status, has no command any more; that of another user's process is never told.
     */
    public static Optional<Instant> began(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> process.isAlive() && !isEnded(process.info()))
                .map(process -> process.info().startInstant().orElse(Instant.EPOCH));
    }

    private static boolean isEnded(ProcessHandle.Info process) {
        return process.command().isEmpty()
                && process.user().equals(ProcessHandle.current().info().user());
    }
}
