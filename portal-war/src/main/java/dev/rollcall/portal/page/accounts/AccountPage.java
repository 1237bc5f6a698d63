package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.Account;
import dev.rollcall.portal.accounts.AccountRefusedException;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.PasswordLinks;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Message;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Routes;
import dev.rollcall.portal.page.Visit;
import java.io.Serial;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * {@code /admin/accounts/{name}}: one account; {@code POST …/roles}, {@code …/lock}, {@code …/unlock} and
 * {@code …/link} (a link to choose a new password) change it; {@code …/delete} asks before it deletes one that is
 * locked. Administrators cannot lock themselves out: their own roles and lock are left to others.
 */
public final class AccountPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LogManager.getLogger(AccountPage.class);
    private static final String DELETE = "delete";

    private final transient Accounts accounts;
    private final transient PasswordLinks links;
    private final transient AccountDeletion deletion;

    public AccountPage(Pages pages, Accounts accounts, PasswordLinks links) {
        super(pages);
        this.accounts = accounts;
        this.links = links;
        this.deletion = new AccountDeletion(accounts);
    }

    @Override
    protected Answer show(Visit visit) {
        Optional<Routes.AccountPath> path = Routes.accountPathOf(visit.request().getPathInfo());
        Optional<Account> account = path.flatMap(found -> accounts.find(found.user()));
        if (path.isEmpty() || account.isEmpty()) {
            return nobody(visit);
        }
        if (path.get().action().isEmpty()) {
            return page(visit, 200, account.get(), "", "");
        }
        return path.get().action().equals(DELETE) && account.get().locked() && !isOwn(visit, account.get())
                ? deletion.confirm(visit, account.get())
                : new Answer.SeeOther(visit.to().accountOf(account.get()));
    }

    @Override
    protected Answer submit(Visit visit) {
        Optional<Routes.AccountPath> path = Routes.accountPathOf(visit.request().getPathInfo());
        Optional<Account> account = path.flatMap(found -> accounts.find(found.user()));
        if (path.isEmpty() || account.isEmpty()) {
            return path.isPresent() && path.get().action().equals(DELETE) ? AccountDeletion.done(visit) : nobody(visit);
        }
        return switch (path.get().action()) {
            case "link" -> link(visit, account.get());
            case "roles" -> setRoles(visit, account.get());
            case "lock" -> setLocked(visit, account.get(), true);
            case "unlock" -> setLocked(visit, account.get(), false);
            case DELETE -> delete(visit, account.get());
            default -> Answer.status(405);
        };
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }

    /** The page of an account, if it is still there, with a new link on it, which is not shown again. */
    static Answer page(Visit visit, Optional<Account> account, String link) {
        return account.map(found -> page(visit, 200, found, link, "")).orElseGet(() -> nobody(visit));
    }

    /** The address of a link that was just made for an account. */
    static String address(Visit visit, UserName user, String code) {
        LOG.info("password link made user={} by={}", user, AccountsPage.by(visit));
        StringBuffer url = visit.request().getRequestURL();
        String path = visit.request().getRequestURI();
        return url.substring(0, url.length() - path.length()) + visit.to().passwordLink(code);
    }

    private Answer link(Visit visit, Account account) {
        try {
            return page(visit, 200, account, address(visit, account.name(), links.issue(account.name())), "");
        } catch (AccountRefusedException refused) {
            return refusal(visit, account, refused);
        }
    }

    /** The page of an account, as it is by now, on which something was refused. */
    private Answer refusal(Visit visit, Account account, AccountRefusedException refused) {
        return accounts.find(account.name().value())
                .map(found -> page(visit, 409, found, "", refused.sentence(visit.texts())))
                .orElseGet(() -> nobody(visit));
    }

    private Answer setRoles(Visit visit, Account account) {
        Set<Role> roles = AccountsPage.roles(visit);
        if (roles.isEmpty() || isOwn(visit, account)) {
            String why = isOwn(visit, account) ? "accounts.own-account" : "accounts.roles.none";
            return page(visit, 422, account, "", visit.texts().say(why));
        }
        return change(visit, account, "roles " + roles, by -> accounts.setRoles(account.name(), roles, by));
    }

    private Answer setLocked(Visit visit, Account account, boolean locked) {
        if (isOwn(visit, account)) {
            return page(visit, 422, account, "", visit.texts().say("accounts.own-account"));
        }
        String what = locked ? "locked" : "unlocked";
        return change(visit, account, what, by -> accounts.setLocked(account.name(), locked, by));
    }

    private Answer delete(Visit visit, Account account) {
        return isOwn(visit, account)
                ? page(visit, 422, account, "", visit.texts().say("accounts.own-account"))
                : deletion.carryOut(visit, account);
    }

    /** Has the change done by whoever asks. */
    private Answer change(Visit visit, Account account, String what, Consumer<String> change) {
        try {
            change.accept(AccountsPage.by(visit));
        } catch (AccountRefusedException refused) {
            return refusal(visit, account, refused);
        }
        LOG.info("account changed user={} change={} by={}", account.name(), what, AccountsPage.by(visit));
        visit.leave(new Notice("ok", visit.texts().say("accounts.changed", account.name())));
        return new Answer.SeeOther(visit.to().accountOf(account));
    }

    private static boolean isOwn(Visit visit, Account account) {
        return account.name().value().equals(AccountsPage.by(visit));
    }

    private static Answer page(Visit visit, int status, Account account, String link, String error) {
        return new Answer.Page(
                status,
                "account",
                account.name().value(),
                new AccountView(account, isOwn(visit, account), link, PasswordLinks.LIFE.toDays(), error));
    }

    private static Answer nobody(Visit visit) {
        return Answer.message(
                404,
                Message.of("warn", visit.texts().say("accounts.nobody"))
                        .withLink(
                                visit.texts().say("frame.section.accounts"),
                                visit.to().accounts()));
    }
}
