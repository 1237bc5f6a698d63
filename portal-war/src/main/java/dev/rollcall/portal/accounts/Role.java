package dev.rollcall.portal.accounts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an account may do. The wire name is what the database, {@code web.xml} and tokens hold. */
public enum Role {
    TEACHER("teacher"),
    STUDENT("student"),
    OPERATOR("operator"),
    ADMIN("admin");

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /**
     * The role of that wire name.
     *
     * @throws AccountRefusedException when there is none
     */
    public static Role of(String wireName) {
        return find(wireName)
                .orElseThrow(() ->
                        new AccountRefusedException(AccountRefusedException.Reason.INVALID, "role", wireName, all()));
    }

    /** The role of that wire name, if there is one. */
    static Optional<Role> find(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName.equals(wireName))
                .findFirst();
    }

    /**
     * The roles of a list of wire names.
     *
     * @throws AccountRefusedException when one of them is unknown or the list is empty
     */
    public static Set<Role> setOf(Iterable<String> wireNames) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        wireNames.forEach(name -> roles.add(of(name.strip())));
        if (roles.isEmpty()) {
            throw new AccountRefusedException(AccountRefusedException.Reason.INVALID, "no-role", all());
        }
        return roles;
    }

    private static String all() {
        return Arrays.stream(values())
                .sorted(Comparator.comparing(Role::wireName))
                .map(Role::wireName)
                .collect(Collectors.joining(", "));
    }
}
