package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.Account;

/**
 * One account for administrators.
 *
 * @param own whether it is the user's own
 * @param link the address at which a password can be chosen, shown once; empty if none was made just now
 * @param days how long that link can be used
 * @param error what is wrong with the roles; empty if nothing
 */
public record AccountView(Account account, boolean own, String link, long days, String error) {}
