package dev.rollcall.launcher.roll;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What follows from the master key: the key of each service, and the tokens signed with it. The same rules as in the
 * kit, which the launcher cannot carry because it is JDK only; a test compares the two. Immutable.
 */
public final class ServiceKeys {
    /** The names of the four services of Rollcall. */
    public static final Set<String> INFRASTRUCTURE =
            Set.of("RegistryService", "LogService", "GradingService", "Portal");

    /** The service that may speak for a person. */
    public static final String PORTAL = "Portal";

    /** How long a token is accepted. */
    public static final Duration LIFE = Duration.ofSeconds(60);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] master;

    /** Takes the 32 bytes of the master key. */
    public ServiceKeys(byte[] master) {
        this.master = master.clone();
    }

    /** Returns the key of a service in base64url. */
    public String key(String service) {
        return ENCODER.encodeToString(sign(master, service));
    }

    /**
     * Returns a token for calls from one service to another.
     *
     * @param now the addressee's time
     * @param person the person the call is for, if any
     * @throws IllegalArgumentException if neither side is one of the four: such calls carry no token
     */
    public String token(String from, String to, Instant now, Optional<Person> person) {
        if (!INFRASTRUCTURE.contains(from) && !INFRASTRUCTURE.contains(to)) {
            throw new IllegalArgumentException("there are no tokens between " + from + " and " + to);
        }
        String signer = INFRASTRUCTURE.contains(from) && !INFRASTRUCTURE.contains(to) ? to : from;
        StringBuilder claims = new StringBuilder(part(from)).append('.').append(part(to));
        claims.append('.').append(part(Long.toString(now.plus(LIFE).getEpochSecond())));
        person.ifPresent(p -> claims.append('.')
                .append(part(p.user()))
                .append('.')
                .append(part(String.join(",", new TreeSet<>(p.roles())))));
        byte[] signature = sign(sign(master, signer), claims.toString());
        return claims + "." + ENCODER.encodeToString(signature);
    }

    private static String part(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sign(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, e);
        }
    }
}
