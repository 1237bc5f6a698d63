package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import java.io.Serial;

/** {@code POST /logout}: ends the session. */
public final class LogoutServlet extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    public LogoutServlet(Pages pages) {
        super(pages);
    }

    @Override
    protected Answer show(Visit visit) {
        return new Answer.SeeOther(visit.to().home());
    }

    @Override
    protected Answer submit(Visit visit) {
        visit.request().getSession().invalidate();
        return new Answer.SeeOther(visit.to().home());
    }

    /** Ending a session does no harm, and a user who asks for it must not stay logged in. */
    @Override
    protected Answer stale(Visit visit) {
        return submit(visit);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }
}
