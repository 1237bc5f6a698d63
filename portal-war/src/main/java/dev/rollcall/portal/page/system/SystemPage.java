package dev.rollcall.portal.page.system;

import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Routes;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.registry.SystemReader;
import dev.rollcall.portal.system.Known;
import dev.rollcall.portal.system.SystemView;
import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.io.Serial;

/** {@code /system}, and {@code /system.json} for programs: how the services are; while the registry is away, how they were. */
public final class SystemPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient SystemReader reader;
    private final transient WallClock clock;

    public SystemPage(Pages pages, SystemReader reader, WallClock clock) {
        super(pages);
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) {
        Known known = reader.read(visit.requirePerson());
        int status = known.awaySince() == null ? 200 : 503;
        if (visit.request().getServletPath().equals(Routes.SYSTEM_JSON)) {
            Audience programs = clock.audience(Texts.in(Language.ENGLISH));
            return new Answer.Data(status, "application/json", SystemJson.of(SystemView.of(known, programs)));
        }
        SystemView view = SystemView.of(known, clock.audience(visit.texts()));
        return new Answer.Page(status, "system", visit.texts().say("system.title.headline", view.headline()), view);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
