package dev.rollcall.portal.accounts;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords in the form that Tomcat's {@code SecretKeyCredentialHandler} stores and checks:
 * {@code salt$iterations$key}, salt and key in hexadecimal. {@code META-INF/context.xml} names the same algorithm.
 */
final class PasswordHash {
    static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    private final SecureRandom random;

    PasswordHash(SecureRandom random) {
        this.random = random;
    }

    String of(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        PBEKeySpec spec = new PBEKeySpec(password.value().toCharArray(), salt, ITERATIONS, KEY_BITS);
        try {
            byte[] key =
                    SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
            HexFormat hex = HexFormat.of();
            return hex.formatHex(salt) + "$" + ITERATIONS + "$" + hex.formatHex(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        } finally {
            spec.clearPassword();
        }
    }
}
