package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.Password;
import dev.rollcall.portal.accounts.PasswordLinks;
import dev.rollcall.portal.accounts.UserName;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Message;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** {@code /password/{code}}: a user chooses a password with a link that works once. */
public final class PasswordPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LogManager.getLogger(PasswordPage.class);

    /** The code that this session uses up, or has used up. */
    private static final String USED = "rollcall.used-code";

    private final transient PasswordLinks links;

    public PasswordPage(Pages pages, PasswordLinks links) {
        super(pages);
        this.links = links;
    }

    @Override
    protected Answer show(Visit visit) {
        String code = code(visit);
        Optional<UserName> owner = links.owner(code);
        if (owner.isEmpty()) {
            return over(visit);
        }
        visit.openSession();
        return page(visit, 200, code, owner.get(), Map.of());
    }

    @Override
    protected Answer submit(Visit visit) {
        String code = code(visit);
        Optional<UserName> owner = links.owner(code);
        if (owner.isEmpty()) {
            return ended(visit, code);
        }
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<Password> chosen = Passwords.chosen(visit, errors);
        if (chosen.isEmpty()) {
            return page(visit, 422, code, owner.get(), errors);
        }
        HttpSession session = visit.request().getSession();
        boolean again = code.equals(session.getAttribute(USED));
        session.setAttribute(USED, code); // so that a second click knows it, whenever it comes
        if (links.redeem(code, chosen.get()).isEmpty()) {
            if (again) {
                return ended(visit, code);
            }
            session.removeAttribute(USED); // it has ended otherwise
            return over(visit);
        }
        LOG.info("password chosen by link user={}", owner.get());
        visit.leave(new Notice("ok", visit.texts().say("accounts.password.chosen")));
        return new Answer.SeeOther(visit.to().home());
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }

    private static String code(Visit visit) {
        String path = visit.request().getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    private static Answer page(Visit visit, int status, String code, UserName owner, Map<String, String> errors) {
        return new Answer.Page(
                status,
                "password",
                visit.texts().say("accounts.password.choose"),
                new PasswordForm(visit.to().passwordLink(code), owner.value(), false, List.of(), "", errors));
    }

    /** After a double click, the next page has the notice of the first click. */
    private static Answer ended(Visit visit, String code) {
        return code.equals(visit.request().getSession().getAttribute(USED))
                ? new Answer.SeeOther(visit.to().home())
                : over(visit);
    }

    private static Answer over(Visit visit) {
        return Answer.message(
                404,
                Message.of(
                                "warn",
                                visit.texts().say("accounts.link.over"),
                                visit.texts().say("accounts.link.over.why"))
                        .withLink(visit.texts().say("frame.start"), visit.to().home()));
    }
}
