package dev.rollcall.portal.accounts;

import java.util.HashSet;
import java.util.Set;

/**
 * An account.
 *
 * @param locked whether it cannot be used to log in
 * @param hasPassword whether a password was ever chosen for it
 * @param edition grows with each change that ends its sessions
 */
public record Account(UserName name, Set<Role> roles, boolean locked, boolean hasPassword, int edition) {
    public Account {
        roles = Set.copyOf(roles);
    }

    /** The same with the roles of another, too. */
    Account withRolesOf(Account other) {
        Set<Role> both = new HashSet<>(roles);
        both.addAll(other.roles);
        return new Account(name, both, locked, hasPassword, edition);
    }
}
