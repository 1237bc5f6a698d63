package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.security.Tokens;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs calls in the name of one service, in the time of whoever is called: an addressee that refuses a token tells its
 * time, and from then on the difference is allowed for, unless it is more than a day: such a time is none. Thread-safe.
 */
public final class Signer {

    private static final Logger LOG = System.getLogger(Signer.class.getName());
    private static final Duration NOTABLE = Duration.ofSeconds(1);
    private static final Duration CREDIBLE = Duration.ofDays(1);

    private final ServiceName self;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Map<ServiceName, Duration> offsets = new ConcurrentHashMap<>();
    private final Set<ServiceName> doubted = ConcurrentHashMap.newKeySet();

    /** Takes who signs, with what, and its wall clock. */
    public Signer(ServiceName self, Tokens tokens, InstantSource clock) {
        this.self = self;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Returns {@code call} with a token, or as it is if this service has no key for it. */
    HttpCall sign(HttpCall call, ServiceName to, Optional<Person> person) {
        return tokens.sign(self, to, person, offset(to))
                .map(token -> call.header("Authorization", "Bearer " + token))
                .orElse(call);
    }

    /** Returns whether this service has a key to sign calls to {@code to} with. */
    boolean canSign(ServiceName to) {
        return tokens.sign(self, to, Optional.empty(), Duration.ZERO).isPresent();
    }

    /** Takes a 401 and returns whether it told a time that makes another attempt worth while. */
    boolean learns(ServiceName to, HttpAnswer refusal) {
        if (refusal.status() != 401) {
            return false;
        }
        Optional<Instant> theirs = time(refusal);
        if (theirs.isEmpty()) {
            return false;
        }
        Duration offset = Duration.between(clock.instant(), theirs.get());
        if (offset.abs().compareTo(CREDIBLE) > 0) {
            doubt(to, theirs.get());
            return false;
        }
        doubted.remove(to);
        boolean news = offset.minus(offset(to)).abs().compareTo(NOTABLE) > 0;
        if (news) {
            offsets.put(to, offset);
        }
        return news;
    }

    /** Logged once, until the addressee tells a better time. */
    private void doubt(ServiceName to, Instant theirs) {
        if (doubted.add(to)) {
            LOG.log(Level.WARNING, "time ignored, it is more than a day off: service={0} time={1}", to, theirs);
        }
    }

    private Duration offset(ServiceName to) {
        return offsets.getOrDefault(to, Duration.ZERO);
    }

    private static Optional<Instant> time(HttpAnswer answer) {
        try {
            return Wire.read(answer.body(), json -> json.text("time").map(Instant::parse));
        } catch (JsonUnreadableException | JsonInvalidException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
