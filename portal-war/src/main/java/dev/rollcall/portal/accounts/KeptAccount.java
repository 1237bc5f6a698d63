package dev.rollcall.portal.accounts;

import dev.rollcall.portal.text.Language;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as a backup keeps it: what its user would miss, without sessions and links for a password.
 *
 * @param passwordHash null if no password was ever chosen for it
 * @param language that its user chose, if any
 */
record KeptAccount(
        UserName name,
        @Nullable String passwordHash,
        Set<Role> roles,
        boolean locked,
        @Nullable Language language) {
    /**
     * Copies the roles.
     *
     * @throws AccountRefusedException when the password is hashed in another form than the portal's
     */
    KeptAccount {
        if (passwordHash != null && !PasswordHash.isOne(passwordHash)) {
            throw new AccountRefusedException(AccountRefusedException.Reason.INVALID, "hash", name.value());
        }
        roles = Set.copyOf(roles);
    }

    /** The same with the roles of another, too. */
    KeptAccount withRolesOf(KeptAccount other) {
        Set<Role> both = new HashSet<>(roles);
        both.addAll(other.roles);
        return new KeptAccount(name, passwordHash, both, locked, language);
    }

    @Override
    public String toString() {
        return name.value();
    }
}
