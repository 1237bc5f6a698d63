package dev.rollcall.portal.page;

import java.io.Serial;
import java.util.Optional;

/** An address of the portal that leads nowhere in this installation. */
public final class NoSuchPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Answer NOT_FOUND = Answer.status(404);

    public NoSuchPage(Pages pages) {
        super(pages);
    }

    @Override
    protected Answer show(Visit visit) {
        return NOT_FOUND;
    }

    @Override
    protected Optional<Answer> refusal(Visit visit) {
        return Optional.of(NOT_FOUND);
    }

    @Override
    protected String allowed() {
        return "";
    }
}
