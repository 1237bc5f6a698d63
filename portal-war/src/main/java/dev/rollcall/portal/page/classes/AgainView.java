package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ForgeryGuard;
import dev.rollcall.portal.page.Troubles;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.Absence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;

/**
 * A form that could not be taken, kept on the page to be sent again.
 *
 * @param why which sentence says why
 * @param action where it was sent
 * @param fields what was typed, without the token
 * @param traceId under which the logs tell more; empty when that would not help
 */
public record AgainView(String why, String action, Map<String, String> fields, String traceId) {

    public AgainView {
        fields = Map.copyOf(fields);
    }

    /**
     * The page that keeps the form of a request while the grade book is away. Nothing may have been written: parts ask what their
     * page needs before they write.
     *
     * @throws ServiceProblem when it is not one that passes
     */
    static Answer whileAway(Visit visit, ServiceProblem away) {
        if (!Absence.isPassing(away)) {
            throw away;
        }
        AgainView view = of(visit, "marks.away.why", Troubles.log(visit, away));
        return new Answer.Page(503, "again", visit.texts().say("marks.away"), view);
    }

    /** The page that keeps a form that was open for longer than the log-in. */
    static Answer stale(Visit visit) {
        return new Answer.Page(403, "again", visit.texts().say("frame.stale"), of(visit, "marks.stale.why", ""));
    }

    /** The form of a request, whose fields are there once each. */
    static AgainView of(Visit visit, String why, String traceId) {
        HttpServletRequest request = visit.request();
        Map<String, String> fields = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, values[0]));
        fields.remove(ForgeryGuard.FIELD);
        String query = request.getQueryString();
        if (query != null) {
            for (String pair : query.split("&")) {
                fields.remove(pair.split("=", 2)[0]); // it is in the address again
            }
        }
        return new AgainView(why, query == null ? visit.here() : visit.here() + "?" + query, fields, traceId);
    }
}
