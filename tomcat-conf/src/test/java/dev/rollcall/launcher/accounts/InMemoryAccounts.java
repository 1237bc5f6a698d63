package dev.rollcall.launcher.accounts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A portal that keeps its accounts in memory. */
final class InMemoryAccounts implements PortalAccounts {
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private final Map<String, Set<String>> roles = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();

    @Override
    public Outcome add(String name, String password, Set<String> wanted) {
        if (passwords.putIfAbsent(name, password) != null) {
            return new Outcome(Kind.TAKEN, "There is " + name + ".");
        }
        roles.put(name, wanted);
        return new Outcome(Kind.DONE, "Added " + name + ".");
    }

    @Override
    public Outcome changePassword(String name, String password) {
        return passwords.replace(name, password) == null
                ? new Outcome(Kind.REFUSED, "There is no " + name + ".")
                : new Outcome(Kind.DONE, "Changed " + name + ".");
    }

    /** Only which files. */
    @Override
    public Outcome backUp(Path file) {
        files.add("backup " + file);
        return new Outcome(Kind.DONE, "Wrote.");
    }

    @Override
    public Outcome restore(Path file) {
        files.add("restore " + file);
        return new Outcome(Kind.DONE, "Added to " + passwords.size() + ".");
    }

    List<String> files() {
        return List.copyOf(files);
    }

    Map<String, String> passwords() {
        return Map.copyOf(passwords);
    }

    Map<String, Set<String>> roles() {
        return Map.copyOf(roles);
    }
}
