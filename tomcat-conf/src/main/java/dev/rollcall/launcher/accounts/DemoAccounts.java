package dev.rollcall.launcher.accounts;

import dev.rollcall.launcher.base.Password;
import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The accounts of the demo. Their passwords are made at the first start with {@code --demo} and kept in
 * {@code conf/demo-accounts.txt}, mode 0600, so that later starts can print them again.
 */
public final class DemoAccounts {
    private static final String FILE_NAME = "demo-accounts.txt";
    private static final int PASSWORD_GROUPS = 4;
    private static final String ADMIN = "admin";
    private static final String TEACHER = "teacher";
    private static final Map<String, Set<String>> ROLES =
            Map.of(ADMIN, Set.of("admin", "teacher", "operator"), TEACHER, Set.of("teacher"));

    private final Path file;

    /** Keeps them in a directory. */
    public DemoAccounts(Path directory) {
        this.file = directory.resolve(FILE_NAME);
    }

    /** Returns where they are kept. */
    public Path file() {
        return file;
    }

    /**
     * Returns names and passwords, and adds to the portal what it lacks. An account of that name which somebody made
     * before keeps its password and is left out.
     */
    public Map<String, String> ensure(PortalAccounts portal) {
        try {
            Map<String, String> known = Files.exists(file) ? read() : Map.of();
            Map<String, String> accounts = new LinkedHashMap<>();
            for (String name : List.of(ADMIN, TEACHER)) {
                String password = known.getOrDefault(name, Password.random(PASSWORD_GROUPS));
                PortalAccounts.Outcome outcome = portal.add(name, password, ROLES.getOrDefault(name, Set.of()));
                if (outcome.kind() == PortalAccounts.Kind.REFUSED) {
                    throw FailureException.because("The account " + name + " cannot be made: " + outcome.sentence());
                }
                if (outcome.kind() == PortalAccounts.Kind.DONE || known.containsKey(name)) {
                    accounts.put(name, password);
                }
            }
            if (!accounts.equals(known)) {
                write(accounts);
            }
            return accounts;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be used: " + Reason.of(e), e);
        }
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> accounts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+", 2);
            if (words.length == 2 && ROLES.containsKey(words[0])) {
                accounts.put(words[0], words[1]);
            }
        }
        return accounts;
    }

    private void write(Map<String, String> accounts) throws IOException {
        StringBuilder text = new StringBuilder();
        accounts.forEach((name, password) ->
                text.append(name).append(' ').append(password).append('\n'));
        Files.deleteIfExists(file);
        PrivateFiles.createFile(file, text.toString());
    }
}
