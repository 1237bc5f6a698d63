package dev.rollcall.portal.page.system;

import dev.rollcall.kit.servlet.EventStream;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.Serial;

/** {@code /system/live}: what changes on the page System, as server-sent events for {@code live.js}. */
public final class LivePage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient LiveSystem live;

    public LivePage(Pages pages, LiveSystem live) {
        super(pages);
        this.live = live;
    }

    @Override
    protected Answer show(Visit visit) throws IOException {
        if (visit.request().getDispatcherType() == DispatcherType.ASYNC) {
            EventStream.resume(visit.request(), visit.response());
            return new Answer.Begun();
        }
        LiveStream stream = new LiveStream(live, visit.texts().language(), visit.lastHeard());
        if (!visit.request().getMethod().equals("HEAD") && !live.add(stream, visit.to())) {
            return Answer.status(503);
        }
        if (EventStream.prepare(visit.request(), visit.response())) {
            stream.begin(visit.request(), visit.response());
        }
        return new Answer.Begun();
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
