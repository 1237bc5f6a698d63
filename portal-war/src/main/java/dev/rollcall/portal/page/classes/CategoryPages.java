package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassSettings;
import java.util.Optional;

/** {@code /classes/{class}/categories/{category}/delete}: deletes a category once that is confirmed. */
final class CategoryPages implements ClassPart {
    private final ClassBook book;
    private final ClassSettings settings;
    private final Deletion deletion = new Deletion("settings.category");

    CategoryPages(ClassBook book, ClassSettings settings) {
        this.book = book;
        this.settings = settings;
    }

    @Override
    public boolean takes(int ids) {
        return ids == 2;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        return path.endsWith(2, ClassRoutes.DELETE)
                ? subject(visit, path)
                        .map(subject -> deletion.confirm(visit, subject))
                        .orElseGet(() -> Answer.status(404))
                : Answer.status(404);
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        return path.endsWith(2, ClassRoutes.DELETE)
                ? subject(visit, path)
                        .map(subject -> deletion.carryOut(
                                visit,
                                subject,
                                version -> settings.delete(visit.requirePerson(), path.section(), path.id(0), version)))
                        .orElseGet(() -> Answer.status(404))
                : Answer.status(405);
    }

    private Optional<Deletion.Subject> subject(Visit visit, ClassPath path) {
        Gradebook all = book.gradebook(visit.requirePerson(), path.section());
        ClassRoutes to = visit.to().in(path.section());
        return all.category(path.id(0))
                .map(category -> new Deletion.Subject(
                        category.title(),
                        category.version(),
                        to.deleteCategory(category.id()),
                        to.settings(),
                        to.settings(),
                        all.section().isClosed()));
    }
}
