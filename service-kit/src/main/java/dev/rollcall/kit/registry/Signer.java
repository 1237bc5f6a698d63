package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.security.ClockOffsets;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.security.Tokens;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Signs calls in the name of one service, in the time of the service that is called: one that refuses a token tells its
 * time, and from then on the difference is allowed for (see {@link ClockOffsets}). Thread-safe.
 */
public final class Signer {

    private final ServiceName self;
    private final Tokens tokens;
    private final ClockOffsets offsets;

    /** Takes the service that signs, its tokens, and its wall clock. */
    public Signer(ServiceName self, Tokens tokens, InstantSource clock) {
        this.self = self;
        this.tokens = tokens;
        this.offsets = new ClockOffsets(clock);
    }

    /** Returns the service that signs. */
    ServiceName self() {
        return self;
    }

    /** Returns {@code call} with a token, or as it is if this service has no key for it. */
    HttpCall sign(HttpCall call, ServiceName to, Optional<Person> person) {
        return tokens.sign(self, to, person, offsets.of(to))
                .map(token -> call.header("Authorization", "Bearer " + token))
                .orElse(call);
    }

    /** Returns how far the clock of {@code to} is known to be from this one's; the next token is signed for that. */
    Duration offset(ServiceName to) {
        return offsets.of(to);
    }

    /** Returns whether this service has a key to sign calls to {@code to} with. */
    boolean canSign(ServiceName to) {
        return tokens.sign(self, to, Optional.empty(), Duration.ZERO).isPresent();
    }

    /**
     * Takes a 401 and returns whether it told a time that makes another attempt worth while.
     *
     * @param used the offset for which the refused call was signed
     */
    boolean learns(ServiceName to, HttpAnswer refusal, Duration used) {
        return refusal.status() == 401
                && time(refusal.body())
                        .filter(theirs -> offsets.learn(to, theirs, used))
                        .isPresent();
    }

    /** Returns the time that the problem of a 401 tells; empty if it tells none. */
    public static Optional<Instant> time(byte[] problem) {
        try {
            return Wire.read(problem, json -> json.text("time").map(Instant::parse));
        } catch (JsonUnreadableException | JsonInvalidException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
