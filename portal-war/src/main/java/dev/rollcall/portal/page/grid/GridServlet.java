package dev.rollcall.portal.page.grid;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.servlet.EventStream;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Routes;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.page.classes.ClassPath;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serial;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code /grid/{class}/…}: what {@code grid.js} says to the portal and hears from it. {@code POST cells} saves what was typed,
 * {@code POST undo} takes a batch back, {@code GET live} tells what others change.
 */
public final class GridServlet extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MAX_BYTES = 512 << 10;

    private final transient GridSaving saving;
    private final transient LiveGrids live;

    /** Saves into {@code book}. */
    public GridServlet(Pages pages, ClassBook book, LiveGrids live, WallClock clock) {
        super(pages);
        this.saving = new GridSaving(book, clock);
        this.live = live;
    }

    @Override
    protected Optional<Answer> refusal(Visit visit) {
        HttpServletRequest request = visit.request();
        String type = request.getContentType() == null ? "" : request.getContentType();
        if (!type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;\\s*charset=utf-8)?")) {
            return Optional.of(Answer.status(415));
        }
        if (request.getContentLengthLong() < 0) {
            return Optional.of(Answer.status(411));
        }
        return request.getContentLengthLong() > MAX_BYTES
                ? Optional.of(GridJson.refusal(413, visit.texts().say("classes.refused.long", MAX_BYTES >> 10)))
                : Optional.empty();
    }

    @Override
    protected Answer show(Visit visit) throws IOException {
        if (visit.request().getDispatcherType() == DispatcherType.ASYNC) {
            EventStream.resume(visit.request(), visit.response());
            return new Answer.Begun();
        }
        Optional<ClassPath> path = path(visit);
        if (path.isEmpty()) {
            return Answer.status(404);
        }
        if (!path.get().part().equals(Routes.GRID_LIVE)) {
            return Answer.status(405);
        }
        return live.begin(visit, path.get().section()) ? new Answer.Begun() : Answer.status(503);
    }

    @Override
    protected Answer submit(Visit visit) throws IOException {
        Optional<ClassPath> path = path(visit);
        if (path.isEmpty()) {
            return Answer.status(404);
        }
        if (path.get().part().equals(Routes.GRID_LIVE)) {
            return Answer.status(405);
        }
        String section = path.get().section();
        byte[] body = visit.request().getInputStream().readNBytes(MAX_BYTES);
        try {
            return path.get().part().equals(Routes.GRID_CELLS)
                    ? read(body, GridJson::typed)
                            .map(typed -> saving.save(visit, section, typed))
                            .orElseGet(() -> Answer.status(400))
                    : read(body, GridJson::undo)
                            .map(undo -> saving.undo(visit, section, undo))
                            .orElseGet(() -> Answer.status(400));
        } catch (ServiceProblem e) {
            if (!Absence.is(e)) {
                throw e;
            }
            return GridJson.refusal(503, visit.texts().say("classes.refused.away"));
        }
    }

    private static <T> Optional<T> read(byte[] body, Function<byte[], T> reading) {
        try {
            return Optional.of(reading.apply(body));
        } catch (RuntimeException e) { // not JSON, another shape, values that break a rule
            return Optional.empty();
        }
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }

    private static Optional<ClassPath> path(Visit visit) {
        return ClassPath.of(visit.request().getPathInfo())
                .filter(path -> path.ids().isEmpty())
                .filter(path -> path.part().equals(Routes.GRID_CELLS)
                        || path.part().equals(Routes.GRID_UNDO)
                        || path.part().equals(Routes.GRID_LIVE));
    }
}
