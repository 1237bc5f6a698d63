package dev.rollcall.portal.page;

import dev.rollcall.portal.accounts.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of the portal that the navigation shows, with the roles that {@code web.xml} lets in. */
enum Section {
    STUDENTS("Students", Routes.STUDENTS, Set.of(Role.TEACHER, Role.ADMIN)),
    SYSTEM("System", Routes.SYSTEM, Set.of(Role.OPERATOR, Role.ADMIN)),
    LOGS("Logs", Routes.LOGS, Set.of(Role.OPERATOR, Role.ADMIN));

    private final String label;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<Role> roles;

    Section(String label, String path, Set<Role> roles) {
        this.label = label;
        this.path = path;
        this.roles = roles;
    }

    String label() {
        return label;
    }

    String path() {
        return path;
    }

    Set<Role> roles() {
        return roles;
    }

    /** The section that a path lies in. */
    static Optional<Section> at(String path) {
        return Arrays.stream(values()).filter(section -> section.holds(path)).findFirst();
    }

    /** For example {@code admin or teacher}. */
    String rolesInWords() {
        return roles.stream().map(Role::wireName).sorted().collect(Collectors.joining(" or "));
    }

    /** Whether a servlet path lies in this section. */
    boolean holds(String servletPath) {
        return servletPath.equals(path) || servletPath.startsWith(path + "/");
    }
}
