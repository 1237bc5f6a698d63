package dev.rollcall.portal.accounts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
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
        return Arrays.stream(values())
                .filter(role -> role.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new AccountRefusedException(
                        AccountRefusedException.Reason.INVALID,
                        "There is no role " + wireName + ". Roles: " + all() + "."));
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
            throw new AccountRefusedException(
                    AccountRefusedException.Reason.INVALID, "An account needs a role. Roles: " + all() + ".");
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
