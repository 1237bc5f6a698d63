package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.Account;
import dev.rollcall.portal.accounts.AccountRefusedException;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ConfirmView;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.text.Texts;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Deletes an account once that is confirmed, if it still is as it was shown then. */
final class AccountDeletion {
    private static final Logger LOG = LogManager.getLogger(AccountDeletion.class);
    private static final String VERSION = "version";

    /** The edition of no account. */
    private static final int NONE = -1;

    private final Accounts accounts;

    AccountDeletion(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Says what will happen. */
    Answer confirm(Visit visit, Account account) {
        return page(visit, 200, account, "");
    }

    /** Does it, unless a rule is against it or it was done meanwhile. */
    Answer carryOut(Visit visit, Account account) {
        String typed = visit.parameter(VERSION);
        int edition = typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : NONE;
        try {
            accounts.delete(account.name(), edition, AccountsPage.by(visit));
        } catch (AccountRefusedException refused) {
            return accounts.find(account.name().value()).isEmpty()
                    ? done(visit)
                    : page(visit, 409, account, refused.sentence(visit.texts()));
        }
        LOG.info("account deleted user={} by={}", account.name(), AccountsPage.by(visit));
        visit.leave(new Notice("ok", visit.texts().say("accounts.deleted", account.name())));
        return done(visit);
    }

    /** Leads to the list without the account. After a double click, that page still has the notice of the first click. */
    static Answer done(Visit visit) {
        return new Answer.SeeOther(visit.to().accounts());
    }

    private static Answer page(Visit visit, int status, Account account, String trouble) {
        Texts texts = visit.texts();
        ConfirmView view = new ConfirmView(
                texts.say("accounts.delete.heading", account.name()),
                texts.say("accounts.delete.why"),
                texts.say("accounts.delete"),
                account.edition(),
                visit.to().accountOf(account, "delete"),
                visit.to().accountOf(account),
                trouble);
        return new Answer.Page(status, "confirm", view.heading(), view);
    }
}
