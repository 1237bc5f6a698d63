package dev.rollcall.portal.page;

import dev.rollcall.portal.system.SystemView;
import dev.rollcall.portal.text.Texts;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes pages out of templates and writes them, complete or not at all. Thread-safe. */
public final class Pages {
    private static final String TEMPLATES = "dev.rollcall.portal.templates";

    private final SessionRule sessions;
    private final boolean gradeBook;
    private final List<Section> sections;
    private final ForgeryGuard guard = new ForgeryGuard();
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

    /** Pages for sessions that a rule lets go on, those of the grade book among them. */
    public Pages(SessionRule sessions) {
        this(sessions, true);
    }

    /**
     * Pages for sessions that a rule lets go on.
     *
     * @param gradeBook whether the navigation leads to the pages of the grade book
     */
    public Pages(SessionRule sessions, boolean gradeBook) {
        this.sessions = sessions;
        this.gradeBook = gradeBook;
        this.sections = Arrays.stream(Section.values())
                .filter(section -> gradeBook || !section.isOfGradeBook())
                .toList();
    }

    /** Whether there are pages of the grade book. */
    boolean hasGradeBook() {
        return gradeBook;
    }

    /** The parts of the portal that the user may open, in order. */
    List<Section> sections(Visit visit) {
        return sections.stream()
                .filter(section -> visit.hasAnyRole(section.roles()))
                .toList();
    }

    /** Ends a session that may not go on; returns whether it did. */
    boolean isOver(Visit visit) {
        if (!sessions.isOver(visit.request())) {
            return false;
        }
        visit.request().getSession().invalidate();
        return true;
    }

    ForgeryGuard guard() {
        return guard;
    }

    /** Writes an answer. The response must not be committed. */
    void write(Visit visit, Answer answer, HttpServletResponse response) throws IOException {
        if (answer instanceof Answer.Status status) {
            write(visit, Troubles.page(visit.texts(), status), response);
        } else if (answer instanceof Answer.SeeOther seeOther) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", seeOther.location());
            response.setContentLength(0);
        } else if (answer instanceof Answer.Data data) {
            write(response, data.status(), data.contentType(), data.bytes());
        } else if (answer instanceof Answer.Page page) {
            Utf8ByteOutput html = new Utf8ByteOutput();
            engine.render(
                    page.template() + ".jte",
                    Map.of("frame", frame(visit, page), "view", page.view()),
                    new VisibleOutput(html));
            write(response, page.status(), "text/html;charset=UTF-8", html.toByteArray());
        }
    }

    /** Writes all at once: Tomcat has much to do for each of the thousand pieces that a template is made of. */
    private static void write(HttpServletResponse response, int status, String contentType, byte[] bytes)
            throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /**
     * The part of the page System that is the same for all who read a language.
     *
     * @param unchanged names on the wire of services of which just the place is told
     */
    public byte[] fragment(Routes to, Texts texts, SystemView view, Set<String> unchanged) {
        Utf8ByteOutput html = new Utf8ByteOutput();
        engine.render(
                "tag/system.jte",
                Map.of("to", to, "texts", texts, "view", view, "unchanged", unchanged),
                new VisibleOutput(html));
        return html.toByteArray();
    }

    private Frame frame(Visit visit, Answer.Page page) {
        String user = visit.person().map(person -> person.user()).orElse("");
        boolean known = !user.isEmpty() || visit.hasSession();
        String token = known ? guard.token(visit.request()) : ""; // a reader without a log-in gets no session
        List<Frame.Link> navigation = user.isEmpty() ? List.of() : navigation(visit);
        return new Frame(page.title(), visit.to(), visit.texts(), user, navigation, token, visit.takeNotice());
    }

    private List<Frame.Link> navigation(Visit visit) {
        HttpServletRequest request = visit.request();
        return sections(visit).stream()
                .map(section -> new Frame.Link(
                        visit.texts().say(section.label()),
                        request.getContextPath() + section.path(),
                        section.leadsTo(request.getServletPath())))
                .toList();
    }
}
