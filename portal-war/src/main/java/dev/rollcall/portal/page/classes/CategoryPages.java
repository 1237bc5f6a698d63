package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassSettings;

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
                ? book.gradebook(visit.requirePerson(), path.section())
                        .category(path.id(0))
                        .map(category ->
                                deletion.confirm(visit, subject(visit, path, category.title(), category.version())))
                        .orElseGet(() -> Answer.status(404))
                : Answer.status(404);
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        return path.endsWith(2, ClassRoutes.DELETE)
                ? book.gradebook(visit.requirePerson(), path.section())
                        .category(path.id(0))
                        .map(category -> deletion.carryOut(
                                visit,
                                subject(visit, path, category.title(), category.version()),
                                version ->
                                        settings.delete(visit.requirePerson(), path.section(), category.id(), version)))
                        .orElseGet(() -> Answer.status(404))
                : Answer.status(405);
    }

    private static Deletion.Subject subject(Visit visit, ClassPath path, String title, long version) {
        ClassRoutes to = visit.to().in(path.section());
        return new Deletion.Subject(title, version, to.deleteCategory(path.id(0)), to.settings(), to.settings());
    }
}
