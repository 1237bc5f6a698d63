package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.UserName;
import java.util.List;

/**
 * The links of several accounts that were added at once, shown once, to be printed and passed on.
 *
 * @param renewed those of them that waited for a password before: the links they had are over
 * @param taken names that had an account before, of which nothing was changed
 * @param days how long a link can be used
 */
public record LinksView(List<Link> links, List<UserName> renewed, List<UserName> taken, long days) {

    public LinksView {
        links = List.copyOf(links);
        renewed = List.copyOf(renewed);
        taken = List.copyOf(taken);
    }

    /**
     * The address at which a user chooses a password.
     *
     * @param user whose account it is
     */
    public record Link(UserName user, String address) {}
}
