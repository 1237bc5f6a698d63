package dev.rollcall.portal.page;

import java.io.Serial;

/** {@code POST /logout}: ends the session. */
public final class LogoutServlet extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    public LogoutServlet(Pages pages) {
        super(pages);
    }

    @Override
    Answer show(Visit visit) {
        return new Answer.SeeOther(visit.to().home());
    }

    @Override
    Answer submit(Visit visit) {
        visit.request().getSession().invalidate();
        return new Answer.SeeOther(visit.to().home());
    }

    @Override
    String allowed() {
        return "GET, HEAD, POST";
    }
}
