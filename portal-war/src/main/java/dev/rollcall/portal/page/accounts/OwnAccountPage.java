package dev.rollcall.portal.page.accounts;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.accounts.Account;
import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.Password;
import dev.rollcall.portal.accounts.Preferences;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.text.Language;
import java.io.Serial;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** {@code /account}: one's own language and password. */
public final class OwnAccountPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LogManager.getLogger(OwnAccountPage.class);
    private static final String LANGUAGE = "language";

    /** So many wrong passwords end a session: a stranger who found it open shall not go on guessing. */
    private static final int MAX_WRONG = 5;

    private static final String WRONG = "rollcall.wrong-passwords";

    private final transient Accounts accounts;
    private final transient Preferences preferences;
    private final transient Sessions sessions;

    public OwnAccountPage(Pages pages, Accounts accounts, Preferences preferences, Sessions sessions) {
        super(pages);
        this.accounts = accounts;
        this.preferences = preferences;
        this.sessions = sessions;
    }

    @Override
    protected Answer show(Visit visit) {
        return page(visit, 200, Map.of());
    }

    @Override
    protected Answer submit(Visit visit) {
        Optional<Language> language = Language.of(visit.parameter(LANGUAGE));
        if (language.isPresent()) {
            preferences.setLanguage(visit.requirePerson().user(), language.get());
            visit.speak(language.get());
            visit.leave(new Notice("ok", visit.texts().say("accounts.language.saved")));
            return new Answer.SeeOther(visit.to().account());
        }
        return accounts.find(visit.requirePerson().user())
                .map(account -> changePassword(visit, account))
                .orElseGet(() -> page(visit, 422, Map.of()));
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }

    private Answer changePassword(Visit visit, Account account) {
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<Password> chosen = Passwords.chosen(visit, errors);
        if (chosen.isPresent() && !accounts.matches(account.name(), visit.parameter(PasswordForm.OLD))) {
            if (visit.count(WRONG) >= MAX_WRONG) {
                LOG.warn("session ended after wrong passwords user={}", account.name());
                visit.request().getSession().invalidate();
                return new Answer.SeeOther(visit.to().home());
            }
            errors.put(PasswordForm.OLD, visit.texts().say("accounts.password.wrong"));
        }
        if (chosen.isEmpty() || !errors.isEmpty()) {
            return page(visit, 422, errors);
        }
        accounts.changePassword(account.name(), chosen.get());
        sessions.stay(visit.request());
        LOG.info("own password changed user={}", account.name());
        visit.leave(new Notice("ok", visit.texts().say("accounts.password.changed")));
        return new Answer.SeeOther(visit.to().account());
    }

    private Answer page(Visit visit, int status, Map<String, String> errors) {
        Person person = visit.requirePerson();
        boolean ours = accounts.find(person.user()).isPresent();
        List<PasswordForm.Choice> languages = Arrays.stream(Language.values())
                .map(language -> new PasswordForm.Choice(language.tag(), language.ownName()))
                .toList();
        return new Answer.Page(
                status,
                "own",
                visit.texts().say("accounts.own"),
                new PasswordForm(
                        visit.to().account(),
                        person.user(),
                        ours,
                        languages,
                        visit.texts().language().tag(),
                        errors));
    }
}
