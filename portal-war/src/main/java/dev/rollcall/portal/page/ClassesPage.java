package dev.rollcall.portal.page;

import dev.rollcall.portal.remote.ClassBook;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.Optional;

/** {@code /classes/*}: leads to the pages of a class. */
public final class ClassesPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Map<String, ClassPart> parts;

    /** Shows what is in {@code book}. */
    public ClassesPage(Pages pages, ClassBook book) {
        super(pages);
        this.parts = Map.of("", new GridPage(book), "totals", new TotalsPage(book));
    }

    @Override
    Answer show(Visit visit) throws IOException {
        Optional<ClassPath> path = ClassPath.of(visit.request().getPathInfo());
        Optional<ClassPart> part = path.flatMap(this::part);
        return part.isPresent() ? part.get().show(visit, path.get()) : Answer.status(404);
    }

    @Override
    Answer submit(Visit visit) throws IOException {
        Optional<ClassPath> path = ClassPath.of(visit.request().getPathInfo());
        Optional<ClassPart> part = path.flatMap(this::part);
        return part.isPresent() ? part.get().submit(visit, path.get()) : Answer.status(404);
    }

    @Override
    String allowed() {
        return "GET, HEAD, POST";
    }

    private Optional<ClassPart> part(ClassPath path) {
        return Optional.ofNullable(parts.get(path.part()))
                .filter(part -> part.takes(path.ids().size()));
    }
}
