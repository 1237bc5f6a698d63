package dev.rollcall.portal.accounts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.kit.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * The one-time code with which the first account is made. It lies in a file that only the server's operating-system
 * account can read: anyone able to read it may as well administer the portal. Redeeming it deletes the file, and of
 * several at once only one succeeds.
 */
public final class SetupCode {
    /** The name of the file in the portal's data folder. */
    public static final String FILE_NAME = "setup-code.txt";

    /** Digits and capital letters without those that are easily confused: 32 of them, 5 bits each. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUPS = 4;
    private static final int GROUP_CHARACTERS = 5;

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    public SetupCode(Path file) {
        this.file = file;
    }

    /** Where the code can be read. */
    public Path file() {
        return file;
    }

    /** Writes a new code unless there is one; an empty file is what a crash has left. */
    public void ensure() {
        try {
            if (!Files.exists(file)) {
                OwnerOnly.create(file);
            }
            if (plain(Files.readString(file, US_ASCII)).isEmpty()) {
                Files.writeString(file, newCode() + System.lineSeparator(), US_ASCII, StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException e) {
            // Another thread or process was faster: the code is there, which is all that was asked.
        } catch (IOException e) {
            throw new UncheckedIOException("The set-up code cannot be written to " + file, e);
        }
    }

    /** Uses the code up when it is the one offered; blanks, hyphens and case do not matter. */
    public boolean redeem(String offered) {
        try {
            String code = Files.readString(file, US_ASCII);
            byte[] expected = plain(code).getBytes(UTF_8);
            if (expected.length == 0
                    || !MessageDigest.isEqual(expected, plain(offered).getBytes(UTF_8))) {
                return false;
            }
            Files.delete(file);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("The set-up code cannot be read from " + file, e);
        }
    }

    /** Deletes the code, which opens nothing once there is an account. */
    public void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The set-up code cannot be deleted from " + file, e);
        }
    }

    private String newCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_CHARACTERS; i++) {
            if (i > 0 && i % GROUP_CHARACTERS == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
