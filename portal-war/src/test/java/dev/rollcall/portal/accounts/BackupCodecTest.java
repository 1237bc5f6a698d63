package dev.rollcall.portal.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.security.Sha256;
import dev.rollcall.portal.text.Language;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackupCodecTest {
    private static final Instant MADE = Instant.parse("2026-11-30T03:00:00Z");
    private static final String HASH = "5a17$210000$4a5b";
    private static final KeptAccount ANA =
            new KeptAccount(new UserName("ana"), HASH, Set.of(Role.TEACHER, Role.ADMIN), false, Language.GERMAN);
    private static final KeptAccount BOB = new KeptAccount(new UserName("bob"), null, Set.of(), true, null);
    private static final String LINES = """
            {"user":"ana","passwordHash":"5a17$210000$4a5b","roles":["admin","teacher"],"locked":false,"language":"de"}
            {"user":"bob","roles":[],"locked":true}
            """;

    @Test
    void aFileIsAnAccountALineBehindTheirDigest() {
        String head = "{\"format\":1,\"made\":\"2026-11-30T03:00:00Z\",\"sha256\":\"" + Sha256.hex(LINES) + "\"}\n";

        assertEquals(head + LINES, new String(BackupCodec.write(List.of(ANA, BOB), MADE), UTF_8));
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        assertEquals(List.of(ANA, BOB), BackupCodec.read(BackupCodec.write(List.of(ANA, BOB), MADE)));
        assertEquals(List.of(), BackupCodec.read(BackupCodec.write(List.of(), MADE)));
    }

    @Test
    void everyByteThatIsMissingOrAnotherOneIsNoticed() {
        byte[] file = BackupCodec.write(List.of(ANA, BOB), MADE);
        int accounts = new String(file, UTF_8).indexOf('\n') + 1;

        for (int i = accounts; i < file.length; i++) {
            byte[] cut = Arrays.copyOf(file, i);
            byte[] changed = file.clone();
            changed[i] ^= 1;
            assertRefused("The file is no backup of accounts, or it is damaged.", cut);
            assertRefused("The file is no backup of accounts, or it is damaged.", changed);
        }
    }

    @Test
    void whatALaterVersionAddsIsIgnoredAndItsFormatRefused() {
        String line = LINES.replace("\"locked\":true", "\"locked\":true,\"language\":\"fr\",\"more\":{\"x\":[1]}");
        assertEquals(List.of(ANA, BOB), BackupCodec.read(file(1, line)));

        assertRefused("The file was written by a newer version of the portal.", file(2, line));
    }

    @Test
    void moreThanCanBeReadAgainIsNotWritten() {
        List<KeptAccount> many = Collections.nCopies(400_000, ANA);

        UnusableBackupException refused =
                assertThrows(UnusableBackupException.class, () -> BackupCodec.write(many, MADE));

        assertEquals("A backup of accounts may have 33554432 bytes at most.", refused.getMessage());
        assertRefused("A backup of accounts may have 33554432 bytes at most.", new byte[BackupCodec.MAX_BYTES + 1]);
    }

    /** Neither in capitals nor with the i of another alphabet: a name has one spelling. */
    @Test
    void namesThatDifferByTheirSpellingOnlyAreNone() {
        for (String name : List.of("Ana", "ANA", "\u0131na", "\u0130na", "ana\u0307", "\uFF41na")) {
            assertRefused(
                    "Line 2 of the file: A user name has 1 to 64 small letters, digits and . _ - @, and begins with a"
                            + " letter or a digit.",
                    file(1, LINES.replace("\"ana\"", "\"" + name + "\"")));
        }
    }

    @Test
    void anAccountIsThereOnce() {
        assertRefused("The file has the account bob twice.", file(1, LINES.replace("ana", "bob")));
    }

    @Test
    void theLineIsNamed() {
        assertRefused(
                "Line 3 of the file is no account.", file(1, LINES.replace("\"roles\":[]", "\"roles\":[\"root\"]")));
        assertRefused(
                "Line 2 of the file: The password of ana is kept in another form than that of this portal: give ana a"
                        + " new one.",
                file(1, LINES.replace(HASH, "correct horse")));
    }

    /** The database takes no more, though each part may be long. */
    @Test
    void aHashHas255CharactersAtMost() {
        String salt = "5a".repeat(64) + "$210000$";
        String longest = salt + "4b".repeat(59);
        String tooLong = salt + "4b".repeat(60);
        assertEquals(254, longest.length());

        assertEquals(
                longest,
                BackupCodec.read(file(1, LINES.replace(HASH, longest))).get(0).passwordHash());
        assertRefused(
                "Line 2 of the file: The password of ana is kept in another form than that of this portal: give ana a"
                        + " new one.",
                file(1, LINES.replace(HASH, tooLong)));
    }

    private static byte[] file(int format, String lines) {
        return ("{\"format\":" + format + ",\"sha256\":\"" + Sha256.hex(lines) + "\"}\n" + lines).getBytes(UTF_8);
    }

    private static void assertRefused(String sentence, byte[] file) {
        UnusableBackupException refused = assertThrows(UnusableBackupException.class, () -> BackupCodec.read(file));
        assertEquals(sentence, refused.getMessage());
    }
}
