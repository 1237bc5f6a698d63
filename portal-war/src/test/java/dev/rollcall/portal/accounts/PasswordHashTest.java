package dev.rollcall.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private final PasswordHash hash = new PasswordHash(new SecureRandom());

    @Test
    void holdsSaltIterationsAndKeyAsTheContainerReadsThem() throws GeneralSecurityException {
        String[] parts = hash.of(new Password("correct horse")).split("\\$");

        byte[] salt = HexFormat.of().parseHex(parts[0]);
        byte[] key = HexFormat.of().parseHex(parts[2]);
        PBEKeySpec spec =
                new PBEKeySpec("correct horse".toCharArray(), salt, Integer.parseInt(parts[1]), key.length * Byte.SIZE);
        assertArrayEquals(
                key,
                SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                        .generateSecret(spec)
                        .getEncoded());
    }

    @Test
    void iteratesAsOftenAsItShould() {
        assertEquals("210000", hash.of(new Password("correct horse")).split("\\$")[1]);
    }

    @Test
    void theSamePasswordIsNeverHashedTheSameWay() {
        Password password = new Password("correct horse");

        assertNotEquals(hash.of(password), hash.of(password));
    }
}
