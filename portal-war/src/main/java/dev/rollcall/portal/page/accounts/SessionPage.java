package dev.rollcall.portal.page.accounts;

import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/**
 * {@code /session}: whether a user is logged in, for scripts that wait for a log-in. It asks for no log-in itself, so
 * that the container begins no session: its cookie would replace the one that a log-in in another tab gets at the same
 * time, and that log-in would lead to what the script had asked for.
 */
public final class SessionPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    public SessionPage(Pages pages) {
        super(pages);
    }

    @Override
    protected Answer show(Visit visit) {
        boolean loggedIn = visit.request().getUserPrincipal() != null;
        String json = "{\"loggedIn\":" + loggedIn + "}";
        return new Answer.Data(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
