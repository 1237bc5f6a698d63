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
     * Returns names and passwords, and adds to the portal what it lacks. They are written down before the portal has
     * them: a password that only the portal knew would be lost. An account of that name that existed before keeps its
     * password and is left out.
     */
    public Map<String, String> ensure(PortalAccounts portal) {
        try {
            Map<String, String> known = Files.exists(file) ? read() : Map.of();
            Map<String, String> accounts = new LinkedHashMap<>();
            for (String name : List.of(ADMIN, TEACHER)) {
                accounts.put(name, known.getOrDefault(name, Password.random(PASSWORD_GROUPS)));
            }
            write(accounts, known);
            Map<String, String> written = new LinkedHashMap<>(accounts);
            written.forEach((name, password) -> {
                if (!add(portal, name, password) && !known.containsKey(name)) {
                    accounts.remove(name);
                }
            });
            write(accounts, written);
            return accounts;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be used: " + Reason.of(e), e);
        }
    }

    /** Returns false if there is one. */
    private static boolean add(PortalAccounts portal, String name, String password) {
        PortalAccounts.Outcome outcome = portal.add(name, password, ROLES.getOrDefault(name, Set.of()));
        if (outcome.kind() == PortalAccounts.Kind.REFUSED) {
            throw FailureException.because("The account " + name + " cannot be made: " + outcome.sentence());
        }
        return outcome.kind() == PortalAccounts.Kind.DONE;
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

    private void write(Map<String, String> accounts, Map<String, String> before) throws IOException {
        if (accounts.equals(before)) {
            return;
        }
        if (accounts.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        StringBuilder text = new StringBuilder();
        accounts.forEach((name, password) ->
                text.append(name).append(' ').append(password).append('\n'));
        PrivateFiles.replaceFile(file, text.toString());
    }
}
