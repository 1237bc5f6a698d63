package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code master.key} in the data directory: 32 random bytes in base64url and a line feed, mode 0600. */
public record MasterKeyFile(Path file) {
    private static final int LENGTH = 32;

    /** Returns the file in a data directory. */
    public static MasterKeyFile in(Path data) {
        return new MasterKeyFile(data.resolve("master.key"));
    }

    /**
     * Creates the key unless there is one; of several launchers that try at once, one succeeds and all use its key.
     *
     * @param relatives files that must hold the same key, where they exist
     * @throws FailureException if one of them holds another
     */
    public void ensure(List<MasterKeyFile> relatives) throws IOException {
        Optional<byte[]> known = Optional.empty();
        for (MasterKeyFile relative : relatives) {
            Optional<byte[]> other = relative.read();
            requireSame(relative, other);
            known = known.or(() -> other);
        }
        if (!Files.exists(file)) {
            byte[] secret = known.orElseGet(MasterKeyFile::random);
            PrivateFiles.createFile(
                    file, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
        }
    }

    private void requireSame(MasterKeyFile relative, Optional<byte[]> other) {
        Optional<byte[]> own = read();
        if (own.isPresent() && other.isPresent() && !Arrays.equals(own.get(), other.get())) {
            throw FailureException.because(
                    "The keys in " + file + " and " + relative.file + " differ: copy the right one over the other.");
        }
    }

    private static byte[] random() {
        byte[] secret = new byte[LENGTH];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /**
     * Reads the key; empty if there is none.
     *
     * @throws FailureException if it cannot be read or is not a key
     */
    public Optional<byte[]> read() {
        try {
            byte[] secret = Base64.getUrlDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (secret.length == LENGTH) {
                return Optional.of(secret);
            }
            throw notAKey();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw notAKey();
        } catch (IOException e) {
            throw FailureException.because(file + " belongs to " + Directories.owner(file)
                    + " and cannot be read: do this as the user who runs Rollcall.");
        }
    }

    /**
     * Reads the key that must be there.
     *
     * @throws FailureException if it is not, cannot be read or is not a key
     */
    public byte[] require() {
        return read().orElseThrow(() -> FailureException.because(file + " is missing."));
    }

    private FailureException notAKey() {
        return FailureException.because(
                file + " does not hold a key: put the right one back, or delete it together with all copies.");
    }
}
