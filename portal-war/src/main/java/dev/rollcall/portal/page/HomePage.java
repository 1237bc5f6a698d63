package dev.rollcall.portal.page;

import java.io.Serial;
import java.util.Arrays;

/** {@code /}: leads to the first page that the person's roles allow. */
public final class HomePage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    public HomePage(Pages pages) {
        super(pages);
    }

    @Override
    protected Answer show(Visit visit) {
        return Arrays.stream(Section.values())
                .filter(section -> visit.hasAnyRole(section.roles()))
                .findFirst()
                .<Answer>map(section -> new Answer.SeeOther(visit.to().context() + section.path()))
                .orElseGet(() -> Answer.message(
                        200,
                        Message.of(
                                "info",
                                visit.texts().say("frame.no-page"),
                                visit.texts().say("frame.no-page.why"))));
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
