package dev.rollcall.portal.page.accounts;

import dev.rollcall.kit.time.Ticker;
import dev.rollcall.portal.accounts.Account;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.AccountsUnavailableException;
import dev.rollcall.portal.accounts.Preferences;
import dev.rollcall.portal.page.SessionRule;
import dev.rollcall.portal.page.Visit;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;

/**
 * Ends the sessions of an account that was locked, or whose password or roles were changed since they began: the container
 * asks its realm at log-in only. A page that is left open may be told something for another second. A session that begins speaks
 * the language of its person. People of other realms have no account here, but may have a language. Thread-safe.
 */
public final class Sessions implements SessionRule {
    private static final String EDITION = "rollcall.edition";

    /** The edition of users who have no account here. */
    private static final int FOREIGN = -1;

    private final Accounts accounts;
    private final RecentAccounts recent;
    private final Preferences preferences;

    public Sessions(Accounts accounts, Preferences preferences, Ticker ticker) {
        this.accounts = accounts;
        this.recent = new RecentAccounts(accounts, ticker);
        this.preferences = preferences;
    }

    @Override
    public boolean isOver(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Principal person = request.getUserPrincipal();
        if (session == null || person == null) {
            return false;
        }
        boolean goesOn = request.getDispatcherType() == DispatcherType.ASYNC;
        Optional<Account> account = goesOn ? recent.find(person.getName()) : accounts.find(person.getName());
        if (session.getAttribute(EDITION) instanceof Integer known) {
            return account.map(Account::locked).orElse(false) || known != edition(account);
        }
        begin(session, person, account);
        return account.map(Account::locked).orElse(false);
    }

    /**
     * Notes the account of a user who has just logged in. Called at the end of every request, that of the log-in too.
     * Ends the session when the account cannot be read.
     */
    public void logIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Principal person = request.getUserPrincipal();
        if (session == null || person == null || session.getAttribute(EDITION) != null) {
            return;
        }
        try {
            begin(session, person, accounts.find(person.getName()));
        } catch (AccountsUnavailableException e) {
            session.invalidate();
        }
    }

    private void begin(HttpSession session, Principal person, Optional<Account> account) {
        session.setAttribute(EDITION, edition(account));
        preferences.language(person.getName()).ifPresent(language -> Visit.speak(session, language));
    }

    /** Lets a session go on after its own user has changed the password. */
    void stay(HttpServletRequest request) {
        request.getSession()
                .setAttribute(
                        EDITION,
                        edition(accounts.find(request.getUserPrincipal().getName())));
    }

    private static int edition(Optional<Account> account) {
        return account.map(Account::edition).orElse(FOREIGN);
    }
}
