package dev.rollcall.registry.jgroups;

import dev.rollcall.kit.security.ServiceKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that the nodes of a cluster share. Derived from the registry's service key, and so from
 * {@code master.key}; the keys of each connection are derived from it. Immutable.
 */
public final class SealKey {

    private static final String HMAC = "HmacSHA256";
    private static final String PURPOSE = "rollcall registry cluster";

    private final byte[] secret;

    private SealKey(byte[] secret) {
        this.secret = secret;
    }

    /** Derives the secret. */
    public static SealKey of(ServiceKey registry) {
        byte[] key = Base64.getUrlDecoder().decode(registry.text());
        return new SealKey(hmac(key, PURPOSE.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Derives the key for one direction of one connection.
     *
     * @param direction which
     * @param nonces the random bytes of both sides; those of the side that connected come first
     */
    SecretKey direction(String direction, byte[]... nonces) {
        byte[][] parts = new byte[nonces.length + 1][];
        parts[0] = direction.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(nonces, 0, parts, 1, nonces.length);
        return new SecretKeySpec(hmac(secret, parts), "AES");
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + HMAC, e);
        }
    }
}
