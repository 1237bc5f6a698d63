package dev.rollcall.portal.page;

import java.io.Serial;

/** {@code /}: leads to the first page that the person's roles allow. */
public final class HomePage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Pages pages;

    public HomePage(Pages pages) {
        super(pages);
        this.pages = pages;
    }

    @Override
    protected Answer show(Visit visit) {
        return pages.sections(visit).stream()
                .findFirst()
                .<Answer>map(section -> new Answer.SeeOther(visit.to().context() + section.path()))
                .orElseGet(() -> Answer.message(
                        200,
                        Message.of(
                                "info",
                                visit.texts().say("frame.no-page"),
                                visit.texts()
                                        .say(pages.hasGradeBook() ? "frame.no-page.why" : "frame.no-page.operation"))));
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
