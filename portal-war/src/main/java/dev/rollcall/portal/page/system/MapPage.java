package dev.rollcall.portal.page.system;

import dev.rollcall.portal.map.MapView;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.registry.SystemReader;
import dev.rollcall.portal.system.Census;
import dev.rollcall.portal.system.Known;
import java.io.Serial;

/** {@code /system/map}: which service requires which. */
public final class MapPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient SystemReader reader;
    private final transient WallClock clock;

    public MapPage(Pages pages, SystemReader reader, WallClock clock) {
        super(pages);
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) {
        Known known = reader.read(visit.requirePerson());
        MapView view = MapView.of(Census.of(known, clock.source().instant()), visit.texts());
        return new Answer.Page(
                known.awaySince() == null ? 200 : 503, "map", visit.texts().say("system.map.title"), view);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
