package dev.rollcall.kit.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret of 32 bytes that signs tokens. Never printed; {@link #text()} is for the person who installs it. Immutable.
 */
public final class ServiceKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final byte[] secret;

    ServiceKey(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a key must have " + LENGTH + " bytes but had " + secret.length);
        }
        this.secret = secret.clone();
    }

    /**
     * Reads a key as {@link #text()} prints it.
     *
     * @throws IllegalArgumentException if {@code text} is not 32 bytes in base64url
     */
    public static ServiceKey parse(String text) {
        return new ServiceKey(Base64.getUrlDecoder().decode(text.strip()));
    }

    /** Returns the key as base64url without padding. */
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    byte[] sign(String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, e);
        }
    }

    boolean verifies(String message, byte[] signature) {
        return MessageDigest.isEqual(sign(message), signature);
    }

    @Override
    public String toString() {
        return "ServiceKey[***]";
    }
}
