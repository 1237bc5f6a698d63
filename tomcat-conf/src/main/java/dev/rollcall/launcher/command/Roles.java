package dev.rollcall.launcher.command;

import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.terminal.Options;
import java.util.Optional;
import java.util.Set;

/** What people may do, as the portal names it. */
final class Roles {
    static final String OPTION = "roles";

    private static final Set<String> KNOWN = Set.of("teacher", "student", "operator", "admin");
    private static final String CHOICE = "the roles are teacher, student, operator and admin.";

    private Roles() {}

    /**
     * Returns those that were given, at least one; empty if the option was left out.
     *
     * @throws FailureException if there is no such role
     */
    static Optional<Set<String>> of(Options options) {
        Optional<Set<String>> roles = options.set(OPTION);
        roles.ifPresent(Roles::requireKnown);
        return roles;
    }

    private static void requireKnown(Set<String> roles) {
        if (roles.isEmpty()) {
            throw FailureException.misuse("--roles names no role: " + CHOICE);
        }
        roles.stream().filter(role -> !KNOWN.contains(role)).findFirst().ifPresent(role -> {
            throw FailureException.misuse("There is no role " + role + ": " + CHOICE);
        });
    }
}
