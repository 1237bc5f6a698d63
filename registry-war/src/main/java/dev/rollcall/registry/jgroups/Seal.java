package dev.rollcall.registry.jgroups;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * One direction of a connection: AES-256-GCM (NIST SP 800-38D) with a key of its own, and a counter as the nonce, so that a frame
 * cannot be read, changed, left out, repeated or moved. Not thread-safe.
 */
final class Seal {

    /** How many bytes longer a frame becomes. */
    static final int OVERHEAD = 16;

    private static final int NONCE_BYTES = 12;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKey key;
    private final Cipher cipher;
    private long frames;

    Seal(SecretKey key) {
        this.key = key;
        try {
            this.cipher = Cipher.getInstance(CIPHER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + CIPHER, e);
        }
    }

    /** Seals the next frame. */
    byte[] seal(byte[] plain, int offset, int length) {
        try {
            return next(Cipher.ENCRYPT_MODE).doFinal(plain, offset, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a frame could not be sealed", e);
        }
    }

    /**
     * Opens the next frame.
     *
     * @throws GeneralSecurityException if it was sealed with another key, or is not the next
     */
    byte[] open(byte[] sealed) throws GeneralSecurityException {
        return next(Cipher.DECRYPT_MODE).doFinal(sealed);
    }

    private Cipher next(int mode) throws GeneralSecurityException {
        byte[] nonce =
                ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(frames++).array();
        cipher.init(mode, key, new GCMParameterSpec(OVERHEAD * Byte.SIZE, nonce));
        return cipher;
    }
}
