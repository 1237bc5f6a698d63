package dev.rollcall.portal.accounts;

import dev.rollcall.kit.database.DatabaseInUseException;
import dev.rollcall.kit.database.EmbeddedDatabase;
import dev.rollcall.kit.time.SystemTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Adds accounts, changes passwords, backs up and restores while the portal is stopped; {@code bin/rollcall user} calls it with
 * the classes of the WAR. (While the portal runs, its database is locked, and {@code /accounts} does the same.)
 *
 * <pre>
 * add NAME --roles teacher,operator     the password is the first line of the input
 * passwd NAME                           the password is the first line of the input
 * backup FILE                           overwrites it
 * restore FILE                          adds the accounts that are not there
 * </pre>
 */
public final class AccountsCommand {
    /** As in {@code META-INF/context.xml}. */
    static final String FILE_NAME = "accounts";

    static final String USER = "portal";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;
    private static final int TAKEN = 3;
    private static final String USAGE =
            "Usage: add NAME --roles ROLE[,ROLE...] | passwd NAME, password on the first line"
                    + " of the input | backup FILE | restore FILE";

    private final Path folder;
    private final AccountDatabase tables;
    private final Accounts accounts;
    private final AccountsBackup backup;

    private AccountsCommand(Path folder, AccountDatabase tables) {
        this.folder = folder;
        this.tables = tables;
        this.accounts = new Accounts(tables);
        this.backup = new AccountsBackup(tables, SystemTime.INSTANCE);
    }

    /** Does it; returns what was done. */
    private interface Action {
        String in(AccountsCommand command) throws IOException;
    }

    /**
     * Runs one command.
     *
     * @param folder the portal's own data folder, which must exist
     * @return 0 when done, 1 when refused, 2 when the arguments make no sense, 3 when there is such an account; a sentence
     *     was printed in every case
     */
    public static int run(Path folder, String[] arguments, InputStream in, PrintStream out) {
        Optional<Action> action = action(Arrays.asList(arguments), in);
        if (action.isEmpty()) {
            out.println(USAGE);
            return MISUSED;
        }
        try (EmbeddedDatabase database = new EmbeddedDatabase(FILE_NAME, USER)) {
            database.open(folder);
            AccountsCommand command = new AccountsCommand(folder, new AccountDatabase(database));
            command.tables.createTables();
            out.println(action.get().in(command));
            return DONE;
        } catch (DatabaseInUseException e) {
            out.println(e.getMessage() + " Stop that Tomcat first, or use the page Accounts.");
            return REFUSED;
        } catch (AccountRefusedException e) {
            out.println(e.getMessage());
            return e.reason() == AccountRefusedException.Reason.EXISTS ? TAKEN : REFUSED;
        } catch (UnusableBackupException | AccountsUnavailableException | IOException e) {
            out.println(e.getMessage());
            return REFUSED;
        }
    }

    private static Optional<Action> action(List<String> words, InputStream in) {
        if (words.size() == 4 && words.get(0).equals("add") && words.get(2).equals("--roles")) {
            return Optional.of(command -> command.add(words.get(1), words.get(3), in));
        }
        if (words.size() != 2) {
            return Optional.empty();
        }
        return switch (words.get(0)) {
            case "passwd" -> Optional.of(command -> command.changePassword(words.get(1), in));
            case "backup" -> Optional.of(command -> command.backUp(Path.of(words.get(1))));
            case "restore" -> Optional.of(command -> command.restore(Path.of(words.get(1))));
            default -> Optional.empty();
        };
    }

    private String add(String user, String roles, InputStream in) throws IOException {
        UserName name = new UserName(user);
        accounts.add(name, new Password(firstLine(in)), Role.setOf(List.of(roles.split(","))));
        endSetUp();
        return "Added " + name + ".";
    }

    private String changePassword(String user, InputStream in) throws IOException {
        UserName name = new UserName(user);
        accounts.changePassword(name, new Password(firstLine(in)));
        return "Changed the password of " + name + ".";
    }

    private String backUp(Path file) throws IOException {
        Files.write(file, backup.make().orElseThrow(() -> new UnusableBackupException(AccountsBackup.NOTHING)));
        return "Wrote the accounts.";
    }

    private String restore(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            AccountsBackup.Restored restored = backup.restore(content.readNBytes(AccountsBackup.MAX_BYTES + 1));
            if (restored.added() > 0) {
                endSetUp();
            }
            return "Accounts added: " + restored.added() + "; there already, and left as they are: " + restored.there()
                    + ".";
        }
    }

    /** Once there is an account the one-time code opens nothing. */
    private void endSetUp() {
        new SetupCode(folder.resolve(SetupCode.FILE_NAME)).discard();
    }

    private static String firstLine(InputStream in) throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
