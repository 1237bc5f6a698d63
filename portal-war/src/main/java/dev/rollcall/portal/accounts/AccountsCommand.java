package dev.rollcall.portal.accounts;

import dev.rollcall.kit.database.DatabaseInUseException;
import dev.rollcall.kit.database.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Adds accounts and changes passwords while the portal is stopped; {@code bin/rollcall user} calls it with the classes of
 * the WAR. (While the portal runs, its database is locked, and {@code POST /accounts} does the same.)
 *
 * <pre>
 * add NAME --roles teacher,operator     the password is the first line of the input
 * passwd NAME                           the password is the first line of the input
 * </pre>
 */
public final class AccountsCommand {
    /** As in {@code META-INF/context.xml}. */
    static final String FILE_NAME = "accounts";

    static final String USER = "portal";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;
    private static final String USAGE =
            "Usage: add NAME --roles ROLE[,ROLE...] | passwd NAME, password on the first line of the input";

    private AccountsCommand() {}

    /**
     * Runs one command.
     *
     * @param folder the portal's own data folder, which must exist
     * @return 0 when done, 1 when refused, 2 when the arguments make no sense; a sentence was printed in every case
     */
    public static int run(Path folder, String[] arguments, InputStream in, PrintStream out) {
        List<String> words = Arrays.asList(arguments);
        boolean add =
                words.size() == 4 && words.get(0).equals("add") && words.get(2).equals("--roles");
        boolean passwd = words.size() == 2 && words.get(0).equals("passwd");
        if (!add && !passwd) {
            out.println(USAGE);
            return MISUSED;
        }
        try (EmbeddedDatabase database = new EmbeddedDatabase(FILE_NAME, USER)) {
            database.open(folder);
            AccountDatabase tables = new AccountDatabase(database);
            tables.createTables();
            Accounts accounts = new Accounts(tables);
            UserName name = new UserName(words.get(1));
            if (add) {
                Set<Role> roles = Role.setOf(List.of(words.get(3).split(",")));
                accounts.add(name, new Password(firstLine(in)), roles);
                new SetupCode(folder.resolve(SetupCode.FILE_NAME)).discard();
                out.println("Added " + name + ".");
            } else {
                accounts.changePassword(name, new Password(firstLine(in)));
                out.println("Changed the password of " + name + ".");
            }
            return DONE;
        } catch (DatabaseInUseException e) {
            out.println(e.getMessage() + " Stop that Tomcat first, or use the page Accounts.");
            return REFUSED;
        } catch (AccountRefusedException | AccountsUnavailableException | IOException e) {
            out.println(e.getMessage());
            return REFUSED;
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
