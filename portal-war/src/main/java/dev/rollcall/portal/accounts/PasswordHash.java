package dev.rollcall.portal.accounts;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
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

    /** What the column of an account takes. */
    private static final int MAX_LENGTH = 255;

    private static final Pattern FORM =
            Pattern.compile("([0-9a-fA-F]{2}){1,64}\\$[1-9][0-9]{0,6}\\$([0-9a-fA-F]{2}){1,64}");

    private final SecureRandom random;

    PasswordHash(SecureRandom random) {
        this.random = random;
    }

    String of(Password password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        return hex.formatHex(salt) + "$" + ITERATIONS + "$"
                + hex.formatHex(key(password.value(), salt, ITERATIONS, KEY_BITS));
    }

    /** Whether a text has this form: at most 64 bytes of salt and of key, fewer than ten million iterations, and 255 characters. */
    static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /** Whether a password matches a stored hash. Text that is no such hash matches none. */
    boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length != 3) {
            return false;
        }
        try {
            byte[] expected = HexFormat.of().parseHex(parts[2]);
            int iterations = Integer.parseInt(parts[1]);
            byte[] actual = key(password, HexFormat.of().parseHex(parts[0]), iterations, expected.length * Byte.SIZE);
            return MessageDigest.isEqual(expected, actual);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] key(String password, byte[] salt, int iterations, int bits) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, bits);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        } finally {
            spec.clearPassword();
        }
    }
}
