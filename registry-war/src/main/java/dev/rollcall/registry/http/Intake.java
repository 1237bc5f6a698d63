package dev.rollcall.registry.http;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.calling.NamesUnavailableException;
import dev.rollcall.registry.limits.CallerRate;
import dev.rollcall.registry.roll.Registering;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast registrations are taken, and how they are refused when there is too much of something. Renewals and
 * deregistrations are never refused: they add nothing, and a refused renewal would take a working service off the roll.
 * Thread-safe.
 */
public final class Intake {

    private static final String RETRY_SECONDS = "60";
    private static final String NAMES_RETRY_SECONDS = "5";

    private final int perSecond;
    private final CallerRate rate;

    private Intake(int perSecond, CallerRate rate) {
        this.perSecond = perSecond;
        this.rate = rate;
    }

    /** Reads how many registrations each address may make in a second. */
    public static Intake from(Settings settings, Ticker ticker) {
        int perSecond = settings.integer("rollcall.registry.registrations.rate", 20_000, 1, 1_000_000);
        return new Intake(perSecond, new CallerRate(perSecond, ticker));
    }

    /**
     * Counts a registration.
     *
     * @throws ProblemException 429 if its caller has made too many
     */
    void admit(InetAddress caller) {
        Optional<Duration> wait = rate.take(caller);
        if (wait.isPresent()) {
            throw new ProblemException(
                            CommonProblem.TOO_MANY_REQUESTS,
                            "An address may register " + perSecond + " times in a second.")
                    .header("Retry-After", Long.toString(wait.get().toSeconds() + 1));
        }
    }

    /** Returns the answer to a registration whose host cannot be looked up now. */
    static ProblemException noNames(NamesUnavailableException cause) {
        return new ProblemException(
                        CommonProblem.UNAVAILABLE,
                        "Too many names are being looked up already, so the addresses of this registration cannot be checked now.",
                        cause)
                .header("Retry-After", NAMES_RETRY_SECONDS);
    }

    /** Returns the answer to a registration for which there is no room. */
    static ProblemException noRoom(Registering.Full full) {
        String taken = switch (full.kind()) {
            case UNSIGNED -> "There are " + full.max() + " instances without a token";
            case INSTANCES -> "There are " + full.max() + " instances";
            case ADDRESS -> "There are " + full.max() + " instances of the caller's address";
            case SERVICE -> "There are " + full.max() + " instances of this service";
            case BYTES -> "All registrations together may take " + full.max() + " bytes";
        };
        return new ProblemException(CommonProblem.TOO_MANY_REQUESTS, taken + "; one of them must leave first.")
                .header("Retry-After", RETRY_SECONDS);
    }
}
