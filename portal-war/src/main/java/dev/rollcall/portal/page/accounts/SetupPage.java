package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.accounts.Password;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.accounts.SetupCode;
import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Message;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.text.Texts;
import java.io.Serial;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** {@code /setup}: creates the first account with the one-time code, and is closed once there is an account. */
public final class SetupPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LogManager.getLogger(SetupPage.class);
    private static final Set<Role> FIRST = EnumSet.of(Role.ADMIN, Role.TEACHER, Role.OPERATOR);
    private static final int UNPROCESSABLE = 422;

    private final transient Accounts accounts;
    private final transient SetupCode code;

    public SetupPage(Pages pages, Accounts accounts, SetupCode code) {
        super(pages);
        this.accounts = accounts;
        this.code = code;
    }

    @Override
    protected Answer show(Visit visit) {
        if (!accounts.isEmpty()) {
            return closed(visit);
        }
        code.ensure();
        visit.openSession();
        return page(200, visit.texts().say("accounts.setup"), form("", "", Map.of()));
    }

    @Override
    protected Answer submit(Visit visit) {
        if (!accounts.isEmpty()) {
            return closed(visit);
        }
        Texts texts = visit.texts();
        String offered = visit.parameter(SetupForm.CODE);
        String user = visit.parameter(SetupForm.USER).strip();
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<UserName> name = Passwords.user(visit, errors);
        Optional<Password> chosen = Passwords.chosen(visit, errors);
        if (errors.isEmpty() && !code.redeem(offered)) {
            errors.put(SetupForm.CODE, texts.say("accounts.setup.wrong-code"));
        }
        if (!errors.isEmpty() || name.isEmpty() || chosen.isEmpty()) {
            return page(UNPROCESSABLE, texts.say("accounts.setup.not-yet"), form(offered, user, errors));
        }
        accounts.add(name.get(), chosen.get(), FIRST);
        LOG.info("first account created");
        visit.leave(new Notice("ok", texts.say("accounts.setup.ready")));
        return new Answer.SeeOther(visit.to().home());
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }

    private SetupForm form(String offered, String user, Map<String, String> errors) {
        return new SetupForm(code.file().toString(), offered, user, errors);
    }

    private static Answer page(int status, String title, SetupForm form) {
        return new Answer.Page(status, "setup", title, form);
    }

    private static Answer closed(Visit visit) {
        return Answer.message(
                404,
                Message.of(
                                "info",
                                visit.texts().say("accounts.setup.over"),
                                visit.texts().say("accounts.setup.over.why"))
                        .withLink(visit.texts().say("frame.start"), visit.to().home()));
    }
}
