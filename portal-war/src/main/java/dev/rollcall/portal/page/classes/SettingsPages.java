package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.LetterScheme;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Preview;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Troubles;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassSettings;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.settings.CategoryRow;
import dev.rollcall.portal.settings.SettingsForm;
import dev.rollcall.portal.settings.SettingsView;
import dev.rollcall.portal.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code /classes/{class}/settings}: how a class calculates; the students that a change would affect are shown before
 * it is saved.
 */
final class SettingsPages implements ClassPart {
    private static final String DO = "do";
    private static final String PREVIEW = "preview";

    private final ClassBook book;
    private final ClassSettings settings;

    SettingsPages(ClassBook book, ClassSettings settings) {
        this.book = book;
        this.settings = settings;
    }

    @Override
    public boolean takes(int ids) {
        return ids == 0;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        PageData data = data(visit, path);
        SettingsForm form = SettingsForm.of(data.all, visit.texts());
        return page(visit, 200, data, form, FormKey.fresh(), null, "", List.of());
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        Texts texts = visit.texts();
        PageData data = data(visit, path);
        SettingsForm form = SettingsForm.typed(data.all, visit.isAdmin(), visit::parameter, texts);
        List<String> deleted = deleted(visit, data);
        if (!deleted.isEmpty()) {
            return page(visit, 409, data, form, FormKey.of(visit), null, "", deleted);
        }
        if (!form.isValid()) {
            return page(visit, 422, data, form, FormKey.of(visit), null, "", List.of(texts.say("settings.look")));
        }
        return visit.parameter(DO).equals(PREVIEW) ? preview(visit, data, form) : save(visit, data, form);
    }

    /** What the form shown next has no place for. */
    private static List<String> deleted(Visit visit, PageData data) {
        Texts texts = visit.texts();
        return SettingsForm.deleted(data.all, visit.request().getParameterMap().keySet(), visit::parameter, texts)
                .stream()
                .map(row -> texts.say("settings.category.gone", row.title(), row.weight(), row.drop()))
                .toList();
    }

    /** What the page needs to know, which is asked before anything is written. */
    private record PageData(Gradebook all, List<LetterScheme> schemes) {}

    private PageData data(Visit visit, ClassPath path) {
        Person person = visit.requirePerson();
        return new PageData(book.gradebook(person, path.section()), settings.schemes(person));
    }

    private static Answer page(
            Visit visit,
            int status,
            PageData data,
            SettingsForm form,
            String key,
            @Nullable Preview preview,
            String saved,
            List<String> troubles) {
        SettingsView view = new SettingsView(
                data.all.section(),
                form,
                visit.isAdmin(),
                data.schemes,
                key,
                preview,
                LineItem.isHiddenAmong(data.all.items()),
                saved,
                troubles);
        return new Answer.Page(status, "settings", visit.texts().say("settings.title"), view);
    }

    private Answer preview(Visit visit, PageData data, SettingsForm form) {
        Written<Preview> written =
                settings.preview(visit.requirePerson(), form.section(data.all.section()), form.categories());
        if (written instanceof Written.Done<Preview> done) {
            return page(visit, 200, data, form, FormKey.of(visit), done.value(), "", List.of());
        }
        WriteFailure failure = WriteFailure.of(written, visit.texts());
        return page(visit, failure.status(), data, form, FormKey.of(visit), null, "", List.of(failure.sentence()));
    }

    private Answer save(Visit visit, PageData data, SettingsForm typed) {
        Texts texts = visit.texts();
        Attempt attempt = new Attempt(visit, data, typed);
        try {
            attempt.write(typed.changed(data.all));
        } catch (ServiceProblem away) {
            if (!Absence.isPassing(away)) {
                throw away;
            }
            Troubles.log(visit, away);
            attempt.troubles.add(
                    attempt.saved.isEmpty()
                            ? texts.say("marks.away")
                            : texts.say("settings.away.rest", String.join(", ", attempt.open)));
            return attempt.page(503);
        }
        if (attempt.troubles.isEmpty()) {
            visit.leave(new Notice("ok", texts.say(attempt.saved.isEmpty() ? "settings.untouched" : "settings.saved")));
            return new Answer.SeeOther(visit.to().in(data.all.section().id()).settings());
        }
        return attempt.page(409);
    }

    /** Writes each category by itself, since that is how the grade book keeps them: what clashes does not hold up the rest. */
    private final class Attempt {
        private final Visit visit;
        private final Person person;
        private final PageData data;
        private final SchoolClass section;
        private final SettingsForm typed;
        private final List<String> open = new ArrayList<>();
        private final List<String> saved = new ArrayList<>();
        private final List<String> troubles = new ArrayList<>();
        private SettingsForm form;
        private String key;

        Attempt(Visit visit, PageData data, SettingsForm typed) {
            this.visit = visit;
            this.person = visit.requirePerson();
            this.data = data;
            this.section = data.all.section();
            this.typed = typed;
            this.form = typed;
            this.key = FormKey.of(visit);
        }

        void write(List<CategoryRow> changed) {
            Category made = typed.fresh().meant();
            boolean ofClass = visit.isAdmin() && typed.changesClass(section);
            changed.forEach(row -> open.add(name(row)));
            if (made != null) {
                open.add(name(typed.fresh()));
            }
            if (ofClass) {
                open.add(visit.texts().say("settings.class.itself"));
            }
            for (CategoryRow row : changed) {
                Category wanted = Objects.requireNonNull(row.meant());
                note(row, settings.replace(person, section.id(), wanted));
            }
            if (made != null) {
                Written<Category> written = settings.add(person, section.id(), made, key);
                key = FormKey.after(written, key);
                note(typed.fresh(), written);
            }
            if (ofClass) {
                note(settings.replace(person, typed.section(section)));
            }
        }

        private String name(CategoryRow row) {
            return visit.texts().say("settings.category.itself", row.title().strip());
        }

        Answer page(int status) {
            String said = saved.isEmpty() ? "" : visit.texts().say("settings.saved.part", String.join(", ", saved));
            return SettingsPages.page(visit, status, data, form, key, null, said, troubles);
        }

        private void note(CategoryRow row, Written<Category> written) {
            String part = open.remove(0);
            if (written instanceof Written.Done<Category> done) {
                saved.add(part);
                form = form.with(row.saved(done.value()));
            } else if (written instanceof Written.Stale<Category> stale && stale.current() != null) {
                troubles.add(visit.texts().say("settings.category.stale", row.title()));
                form = form.with(row.clashing(stale.current()));
            } else {
                troubles.add(notSaved(part, written));
            }
        }

        private void note(Written<SchoolClass> written) {
            String part = open.remove(0);
            if (written instanceof Written.Done<SchoolClass>) {
                saved.add(part);
            } else if (written instanceof Written.Stale<SchoolClass> stale && stale.current() != null) {
                troubles.add(stale(stale.current()));
                form = form.seen(stale.current());
            } else {
                troubles.add(notSaved(part, written));
            }
        }

        /** What would be replaced, which the form does not show. */
        private String stale(SchoolClass now) {
            Texts texts = visit.texts();
            String letters = data.schemes.stream()
                    .filter(scheme -> scheme.id().equals(now.letterScheme()))
                    .findFirst()
                    .map(LetterScheme::title)
                    .orElseGet(() -> texts.say("settings.letters.none"));
            String weighted = texts.say(now.weighted() ? "settings.weighted.yes" : "settings.weighted.no");
            return texts.say("settings.class.stale", now.title(), weighted, letters);
        }

        private String notSaved(String part, Written<?> written) {
            return part + ": " + WriteFailure.of(written, visit.texts()).sentence();
        }
    }
}
