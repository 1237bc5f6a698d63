package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.accounts.Accounts;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.text.Visible;
import jakarta.servlet.DispatcherType;
import java.io.Serial;

/**
 * {@code /login}, to which the container forwards a request that needs a log-in, and again as {@code /login/failed}
 * when the log-in failed. Opened directly it leads to the start page, so that the container knows where to go
 * afterwards.
 */
public final class LoginPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String FAILED = "/failed";
    private static final int FORBIDDEN = 403;

    private final transient Accounts accounts;

    public LoginPage(Pages pages, Accounts accounts) {
        super(pages);
        this.accounts = accounts;
    }

    @Override
    protected Answer show(Visit visit) {
        if (visit.request().getDispatcherType() != DispatcherType.FORWARD) {
            return new Answer.SeeOther(visit.to().home());
        }
        if (accounts.isEmpty()) {
            return new Answer.SeeOther(visit.to().setup());
        }
        boolean failed = FAILED.equals(visit.request().getPathInfo());
        LoginView view = new LoginView(failed ? Visible.of(visit.parameter("j_username")) : "", failed);
        return new Answer.Page(failed ? FORBIDDEN : 200, "login", visit.texts().say("frame.login"), view);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
