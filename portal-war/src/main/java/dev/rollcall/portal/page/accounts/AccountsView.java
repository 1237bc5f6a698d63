package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.Account;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.text.TypedForm;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All accounts, and the form that adds one.
 *
 * @param user as typed into the form, several one to a line
 * @param roles chosen in the form
 * @param errors sentences by field name
 */
public record AccountsView(List<Account> accounts, String user, Set<Role> roles, Map<String, String> errors)
        implements TypedForm {
    public static final String USER = Passwords.USER;
    public static final String ROLES = "roles";

    public AccountsView {
        accounts = List.copyOf(accounts);
        roles = Set.copyOf(roles);
        errors = Map.copyOf(errors);
    }

    /** The roles that an account has, in a constant order. */
    public static List<Role> sorted(Account account) {
        return List.of(Role.values()).stream().filter(account.roles()::contains).toList();
    }
}
