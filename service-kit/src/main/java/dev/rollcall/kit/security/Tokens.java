package dev.rollcall.kit.security;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.TokenRejectedException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes and checks the tokens by which services know each other:
 * {@code from.to.expires[.user.roles].signature}, every part in base64url without padding, the signature
 * HMAC-SHA256 over the text before the last dot. {@code expires} is in epoch seconds; a token lives 60 s.
 *
 * <p>The key is that of the side which is not part of Rollcall itself; between two of the four services it is the
 * sender's. Between two others there is no token. Thread-safe.
 */
public final class Tokens {

    /** How long a token is accepted after it was made. */
    public static final Duration LIFE = Duration.ofSeconds(60);

    private static final Duration TOLERANCE = Duration.ofSeconds(5);
    private static final int MAX_LENGTH = 4096;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final KeyRing keys;
    private final InstantSource clock;

    /** Takes the keys this side holds and its wall clock. */
    public Tokens(KeyRing keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Returns a token for a call, or empty if this side holds no key for it.
     *
     * @param offset what must be added to this clock to get the addressee's time
     */
    public Optional<String> sign(ServiceName from, ServiceName to, Optional<Person> person, Duration offset) {
        Instant expires = clock.instant().plus(offset).plus(LIFE);
        String claims = part(from.value()) + "." + part(to.value()) + "."
                + part(Long.toString(expires.getEpochSecond()))
                + person.map(p -> "." + part(p.user()) + "." + part(roles(p))).orElse("");
        return signer(from, to).map(key -> claims + "." + ENCODER.encodeToString(key.sign(claims)));
    }

    /**
     * Checks a token that arrived at {@code self}.
     *
     * @throws TokenRejectedException if it is unreadable, wrongly signed, expired, for another service, or speaks for a
     *     person without being the portal's
     */
    public Caller verify(String token, ServiceName self) throws TokenRejectedException {
        if (token.length() > MAX_LENGTH) {
            throw invalid("the token is too long");
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw invalid("the token must have 4 or 6 parts");
        }
        try {
            ServiceName from = new ServiceName(text(parts[0]));
            ServiceName to = new ServiceName(text(parts[1]));
            Optional<Person> person = parts.length == 4
                    ? Optional.empty()
                    : Optional.of(new Person(text(parts[3]), roles(text(parts[4]))));
            requireSignature(token, parts[parts.length - 1], from, to);
            requireFresh(Instant.ofEpochSecond(Long.parseLong(text(parts[2]))));
            requireAllowed(self, from, to, person);
            return new Caller(from, person);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid("the token cannot be read");
        }
    }

    private void requireSignature(String token, String signature, ServiceName from, ServiceName to)
            throws TokenRejectedException {
        String claims = token.substring(0, token.lastIndexOf('.'));
        byte[] bytes = decoded(signature);
        if (signer(from, to).filter(key -> key.verifies(claims, bytes)).isEmpty()) {
            throw invalid("the token's signature is wrong, or made with a key this service does not hold");
        }
    }

    private void requireFresh(Instant expires) throws TokenRejectedException {
        Instant now = clock.instant();
        if (now.isAfter(expires.plus(TOLERANCE))
                || now.isBefore(expires.minus(LIFE).minus(TOLERANCE))) {
            throw new TokenRejectedException(Reason.EXPIRED, "the token is not valid at this time");
        }
    }

    private static void requireAllowed(ServiceName self, ServiceName from, ServiceName to, Optional<Person> person)
            throws TokenRejectedException {
        if (!to.equals(self)) {
            throw new TokenRejectedException(Reason.FORBIDDEN, "the token is for " + to + ", this is " + self);
        }
        if (person.isPresent() && !from.equals(ServiceName.PORTAL)) {
            throw new TokenRejectedException(
                    Reason.FORBIDDEN, "only " + ServiceName.PORTAL + " may speak for a person");
        }
    }

    private Optional<ServiceKey> signer(ServiceName from, ServiceName to) {
        if (from.isInfrastructure()) {
            return keys.keyOf(to.isInfrastructure() ? from : to);
        }
        return to.isInfrastructure() ? keys.keyOf(from) : Optional.empty();
    }

    private static TokenRejectedException invalid(String message) {
        return new TokenRejectedException(Reason.INVALID, message);
    }

    private static String roles(Person person) {
        return new TreeSet<>(person.roles()).stream().collect(Collectors.joining(","));
    }

    private static Set<String> roles(String text) {
        return text.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(text.split(",")));
    }

    private static String part(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String part) {
        return new String(decoded(part), StandardCharsets.UTF_8);
    }

    /** The decoder takes padding and stray bits; so that a token has one spelling only, the encoder must agree. */
    private static byte[] decoded(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (!ENCODER.encodeToString(bytes).equals(part)) {
            throw new IllegalArgumentException("not the shortest spelling");
        }
        return bytes;
    }
}
