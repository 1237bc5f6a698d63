package dev.rollcall.portal.accounts;

import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.json.JsonText;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.security.Sha256;
import dev.rollcall.portal.text.Language;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * Accounts as a file: a JSON object a line. The first line has the digest of all that follows it, which is an account a line:
 *
 * <pre>
 * {"format":1,"made":"2026-11-30T03:00:00Z","sha256":"…"}
 * {"user":"ana","passwordHash":"…","roles":["admin","teacher"],"locked":false,"language":"de"}
 * </pre>
 *
 * {@code passwordHash} and {@code language} are left out of an account without; members of later versions are ignored.
 */
final class BackupCodec {
    /** How long a file may be: more than 100,000 accounts. */
    static final int MAX_BYTES = 32 << 20;

    private static final int FORMAT = 1;

    private BackupCodec() {}

    /**
     * Writes accounts in their order.
     *
     * @throws UnusableBackupException when that is longer than can be read again
     */
    static byte[] write(Collection<KeptAccount> accounts, Instant made) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (KeptAccount account : accounts) {
            lines.writeBytes(JsonBytes.object(json -> write(json, account)));
            lines.write('\n');
            requireLength(lines.size());
        }
        byte[] content = lines.toByteArray();
        String digest = digest(content);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(JsonBytes.object(json ->
                json.write("format", FORMAT).write("made", made.toString()).write("sha256", digest)));
        file.write('\n');
        file.writeBytes(content);
        requireLength(file.size());
        return file.toByteArray();
    }

    private static void write(JsonGenerator json, KeptAccount account) {
        json.write("user", account.name().value());
        if (account.passwordHash() != null) {
            json.write("passwordHash", account.passwordHash());
        }
        json.writeStartArray("roles");
        account.roles().stream().map(Role::wireName).sorted().forEach(json::write);
        json.writeEnd().write("locked", account.locked());
        if (account.language() != null) {
            json.write("language", account.language().tag());
        }
    }

    /**
     * Reads a file as a whole.
     *
     * @throws UnusableBackupException when it is none, is damaged or newer, or has an account that cannot be one, or one twice
     */
    static List<KeptAccount> read(byte[] file) {
        requireLength(file.length);
        int begin = endOfLine(file, 0) + 1;
        if (begin > file.length
                || !expected(Arrays.copyOf(file, begin)).equals(digest(Arrays.copyOfRange(file, begin, file.length)))) {
            throw new UnusableBackupException("The file is no backup of accounts, or it is damaged.");
        }
        Map<UserName, KeptAccount> accounts = new LinkedHashMap<>();
        for (int line = 2; begin < file.length; line++) {
            int end = endOfLine(file, begin);
            KeptAccount account = account(Arrays.copyOfRange(file, begin, end), line);
            if (accounts.putIfAbsent(account.name(), account) != null) {
                throw new UnusableBackupException("The file has the account " + account.name() + " twice.");
            }
            begin = end + 1;
        }
        return List.copyOf(accounts.values());
    }

    /** The digest that the first line tells; empty if it tells none. */
    private static String expected(byte[] line) {
        try (JsonReader reader = JsonP.reader(JsonText.object(line))) {
            JsonObject json = reader.readObject();
            if (json.getJsonNumber("format").longValueExact() > FORMAT) {
                throw new UnusableBackupException("The file was written by a newer version of the portal.");
            }
            return json.getString("sha256");
        } catch (JsonUnreadableException | ClassCastException | NullPointerException | ArithmeticException e) {
            return "";
        }
    }

    private static KeptAccount account(byte[] line, int number) {
        try (JsonReader reader = JsonP.reader(JsonText.object(line))) {
            JsonObject json = reader.readObject();
            return new KeptAccount(
                    new UserName(json.getString("user")),
                    json.containsKey("passwordHash") ? json.getString("passwordHash") : null,
                    json.getJsonArray("roles").getValuesAs(JsonString.class).stream()
                            .map(role -> Role.find(role.getString()).orElseThrow())
                            .collect(Collectors.toSet()),
                    json.getBoolean("locked"),
                    json.containsKey("language")
                            ? Language.of(json.getString("language")).orElse(null)
                            : null);
        } catch (AccountRefusedException e) {
            throw new UnusableBackupException("Line " + number + " of the file: " + e.getMessage());
        } catch (JsonUnreadableException | ClassCastException | NullPointerException | NoSuchElementException e) {
            throw new UnusableBackupException("Line " + number + " of the file is no account.");
        }
    }

    /** Where a line ends; the last one may end with the file. */
    private static int endOfLine(byte[] file, int begin) {
        int end = begin;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        return end;
    }

    private static void requireLength(int bytes) {
        if (bytes > MAX_BYTES) {
            throw new UnusableBackupException("A backup of accounts may have " + MAX_BYTES + " bytes at most.");
        }
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.begin().digest(bytes));
    }
}
