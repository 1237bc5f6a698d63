package dev.rollcall.portal.page;

import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.text.Texts;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The parts of the portal that the navigation shows, with the roles that {@code web.xml} lets in. */
enum Section {
    CLASSES("frame.section.classes", Routes.CLASSES, Set.of(Role.TEACHER, Role.ADMIN)),
    MY("frame.section.my", Routes.MY, Set.of(Role.STUDENT)),
    SYSTEM("frame.section.system", Routes.SYSTEM, Set.of(Role.OPERATOR, Role.ADMIN)),
    LOGS("frame.section.logs", Routes.LOGS, Set.of(Role.OPERATOR, Role.ADMIN)),
    ACCOUNTS("frame.section.accounts", Routes.ADMIN_ACCOUNTS, Set.of(Role.ADMIN)),
    ONEROSTER("frame.section.oneroster", Routes.ONEROSTER, Set.of(Role.ADMIN)),
    BACKUP("frame.section.backup", Routes.BACKUP, Set.of(Role.ADMIN));

    private static final Set<String> BESIDE_CLASSES = Set.of(Routes.NEW_CLASS, Routes.TERMS, Routes.PEOPLE);

    private final String label;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<Role> roles;

    Section(String label, String path, Set<Role> roles) {
        this.label = label;
        this.path = path;
        this.roles = roles;
    }

    /** The key of what it is called. */
    String label() {
        return label;
    }

    String path() {
        return path;
    }

    Set<Role> roles() {
        return roles;
    }

    /** Whether it is about grades, and so not shown where there is no grade book. */
    boolean isOfGradeBook() {
        return switch (this) {
            case CLASSES, MY, ONEROSTER, BACKUP -> true;
            case SYSTEM, LOGS, ACCOUNTS -> false;
        };
    }

    /** The section that a path lies in. */
    static Optional<Section> at(String path) {
        return Arrays.stream(values()).filter(section -> section.holds(path)).findFirst();
    }

    /** For example {@code admin or teacher}. */
    String rolesInWords(Texts texts) {
        return roles.stream()
                .map(Role::wireName)
                .sorted()
                .reduce((some, next) -> texts.say("frame.or", some, next))
                .orElse("");
    }

    /** Whether the navigation shows that a servlet path belongs here; the roles of such a page may be others. */
    boolean leadsTo(String servletPath) {
        return holds(servletPath) || (this == CLASSES && BESIDE_CLASSES.contains(servletPath));
    }

    /** Whether a servlet path lies in this section. */
    boolean holds(String servletPath) {
        return servletPath.equals(path) || servletPath.startsWith(path + "/");
    }
}
