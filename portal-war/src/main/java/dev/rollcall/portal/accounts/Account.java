package dev.rollcall.portal.accounts;

import java.util.EnumSet;
import java.util.Set;

/**
 * An account.
 *
 * @param locked whether nobody can log in with it
 * @param hasPassword whether a password was ever chosen for it
 * @param edition grows with each change that ends its sessions
 */
public record Account(UserName name, Set<Role> roles, boolean locked, boolean hasPassword, int edition) {
    public Account {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
    }
}
