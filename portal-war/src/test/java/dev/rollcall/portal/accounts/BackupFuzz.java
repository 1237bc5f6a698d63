package dev.rollcall.portal.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.security.Sha256;
import dev.rollcall.kit.testing.Parsed;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Backups of accounts: each is refused with a sentence, or its accounts are written so that they are read as the same. An input is
 * a file, and what follows the first line of one whose digest is right.
 */
public final class BackupFuzz {
    private BackupFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        tryFile(input);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        String digest = HexFormat.of().formatHex(Sha256.begin().digest(input));
        file.writeBytes(("{\"format\":1,\"sha256\":\"" + digest + "\"}\n").getBytes(UTF_8));
        file.writeBytes(input);
        tryFile(file.toByteArray());
    }

    private static void tryFile(byte[] file) {
        Parsed.unlessRefused(() -> BackupCodec.read(file), UnusableBackupException.class)
                .ifPresent(accounts -> assertEquals(accounts, again(accounts)));
    }

    private static List<KeptAccount> again(List<KeptAccount> accounts) {
        return BackupCodec.read(BackupCodec.write(accounts, Instant.EPOCH));
    }
}
