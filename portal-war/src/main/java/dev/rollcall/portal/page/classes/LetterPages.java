package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.gradebook.LetterScheme;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassSettings;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.settings.LettersForm;
import dev.rollcall.portal.settings.LettersView;
import dev.rollcall.portal.text.Texts;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /classes/{class}/letters} and {@code …/letters/{scheme}}: for administrators, makes letters of the school or changes them. */
final class LetterPages implements ClassPart {
    private final ClassBook book;
    private final ClassSettings settings;

    LetterPages(ClassBook book, ClassSettings settings) {
        this.book = book;
        this.settings = settings;
    }

    @Override
    public boolean takes(int ids) {
        return ids <= 1;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        return form(visit, path)
                .map(form -> page(visit, section(visit, path), 200, form, FormKey.fresh()))
                .orElseGet(() -> nothing(visit));
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        if (form(visit, path).isEmpty()) {
            return nothing(visit);
        }
        SchoolClass section = section(visit, path);
        LettersForm form = LettersForm.typed(path.id(0), visit::parameter, visit.texts());
        return form.isValid() ? save(visit, section, form) : page(visit, section, 422, form, FormKey.of(visit));
    }

    /** What stands there; empty when there is no such scheme, or this person may not see it. */
    private Optional<LettersForm> form(Visit visit, ClassPath path) {
        if (!visit.isAdmin()) {
            return Optional.empty();
        }
        return path.ids().isEmpty()
                ? Optional.of(LettersForm.empty())
                : settings.schemes(visit.requirePerson()).stream()
                        .filter(scheme -> scheme.id().equals(path.id(0)))
                        .findFirst()
                        .map(scheme -> LettersForm.of(scheme, visit.texts()));
    }

    private static Answer nothing(Visit visit) {
        return Answer.status(visit.isAdmin() ? 404 : 403);
    }

    private Answer save(Visit visit, SchoolClass section, LettersForm form) {
        Texts texts = visit.texts();
        String key = FormKey.of(visit);
        Written<LetterScheme> written = form.id().isEmpty()
                ? settings.add(visit.requirePerson(), form.scheme(), key)
                : settings.replace(visit.requirePerson(), form.scheme());
        if (written instanceof Written.Done<LetterScheme> done) {
            String said = form.id().isEmpty() ? "settings.letters.made" : "settings.letters.saved";
            visit.leave(new Notice("ok", texts.say(said, done.value().title())));
            return new Answer.SeeOther(visit.to().in(section.id()).settings());
        }
        if (written instanceof Written.Stale<LetterScheme> stale && stale.current() != null) {
            LetterScheme now = stale.current();
            String theirs = now.letters().stream()
                    .map(letter -> letter.name() + " " + texts.exact(letter.from()))
                    .collect(Collectors.joining(" · "));
            LettersForm seen = form.refused(texts.say("settings.letters.stale", now.title(), theirs), now.version());
            return page(visit, section, 409, seen, key);
        }
        if (written instanceof Written.TermClosed<LetterScheme>) { // of some class that uses them
            LettersForm refused = form.refused(texts.say("settings.letters.closed"), form.seen());
            return page(visit, section, 409, refused, key);
        }
        WriteFailure failure = WriteFailure.of(written, texts);
        return page(
                visit,
                section,
                failure.status(),
                form.refused(failure.sentence(), form.seen()),
                FormKey.after(written, key));
    }

    private SchoolClass section(Visit visit, ClassPath path) {
        return book.gradebook(visit.requirePerson(), path.section()).section();
    }

    private static Answer page(Visit visit, SchoolClass section, int status, LettersForm form, String key) {
        LettersView view = new LettersView(section, form, key);
        return new Answer.Page(status, "letters", visit.texts().say("settings.letters.title"), view);
    }
}
