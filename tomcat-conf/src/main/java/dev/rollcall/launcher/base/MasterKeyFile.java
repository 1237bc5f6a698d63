package dev.rollcall.launcher.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** {@code master.key} in the data directory: 32 random bytes in base64url and a line feed, mode 0600. */
public record MasterKeyFile(Path file) {
    private static final int LENGTH = 32;

    /** Returns the file in a data directory. */
    public static MasterKeyFile in(Path data) {
        return new MasterKeyFile(data.resolve("master.key"));
    }

    /** Creates the key unless there is one; of several that try at once, one succeeds and all use its key. */
    public void ensure() throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[LENGTH];
            new SecureRandom().nextBytes(secret);
            PrivateFiles.createFile(
                    file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
        }
    }

    /**
     * Reads the key; empty if there is none.
     *
     * @throws UncheckedIOException if it cannot be read or is not a key
     */
    public Optional<byte[]> read() {
        try {
            byte[] secret = Base64.getUrlDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (secret.length == LENGTH) {
                return Optional.of(secret);
            }
            throw new UncheckedIOException(notAKey(), new IOException("length " + secret.length));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(notAKey(), new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: only the user who runs Rollcall may.", e);
        }
    }

    private String notAKey() {
        return file + " does not hold a key: put the right one back, or delete it together with all copies.";
    }
}
