package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Form;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.Optional;

/** {@code /classes/*}: leads to the pages of a class. */
public final class ClassesPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Map<String, ClassPart> parts;

    /** Leads to parts by their names; empty: the class itself. */
    ClassesPage(Pages pages, Map<String, ClassPart> parts) {
        super(pages);
        this.parts = Map.copyOf(parts);
    }

    @Override
    protected Answer show(Visit visit) throws IOException {
        Optional<ClassPath> path = ClassPath.of(visit.request().getPathInfo());
        Optional<ClassPart> part = path.flatMap(this::part);
        return part.isPresent() ? titled(part.get().show(visit, path.get())) : Answer.status(404);
    }

    @Override
    protected Answer submit(Visit visit) throws IOException {
        Optional<ClassPath> path = ClassPath.of(visit.request().getPathInfo());
        Optional<ClassPart> part = path.flatMap(this::part);
        try {
            return part.isPresent() ? titled(part.get().submit(visit, path.get())) : Answer.status(404);
        } catch (ServiceProblem away) {
            return AgainView.whileAway(visit, away);
        }
    }

    /** The same class is taught in every term: each page says in its title of which it is. */
    private static Answer titled(Answer answer) {
        if (!(answer instanceof Answer.Page page) || !(page.view() instanceof OfClass shown)) {
            return answer;
        }
        SchoolClass section = shown.section();
        String title =
                page.title().equals(section.title()) ? section.fullTitle() : page.title() + " · " + section.fullTitle();
        return new Answer.Page(page.status(), page.template(), title, page.view());
    }

    /** A form that took long to type is kept; a file cannot be. */
    @Override
    protected Answer stale(Visit visit) {
        return visit.request().getContentType().startsWith("multipart/") ? super.stale(visit) : AgainView.stale(visit);
    }

    @Override
    protected Optional<Answer> refusal(Visit visit) throws IOException {
        Optional<ClassPath> path = ClassPath.of(visit.request().getPathInfo());
        Optional<ClassPart> part = path.flatMap(this::part);
        return part.isPresent() ? part.get().refusal(visit, path.get()) : Form.refusal(visit, ClassPart.MAX_FORM_BYTES);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }

    private Optional<ClassPart> part(ClassPath path) {
        return Optional.ofNullable(parts.get(path.part()))
                .filter(part -> part.takes(path.ids().size()));
    }
}
