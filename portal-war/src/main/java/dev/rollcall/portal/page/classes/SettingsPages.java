package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.LetterScheme;
import dev.rollcall.portal.gradebook.Preview;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Notice;
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

/** {@code /classes/{class}/settings}: how a class calculates; whom a change would affect is shown before it is saved. */
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
        Ground ground = ground(visit, path);
        SettingsForm form = SettingsForm.of(ground.all, visit.texts());
        return page(visit, 200, ground, form, FormKey.fresh(), null, List.of());
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        Texts texts = visit.texts();
        Ground ground = ground(visit, path);
        SettingsForm form = SettingsForm.typed(ground.all, visit.isAdmin(), visit::parameter, texts);
        if (!form.isValid()) {
            return page(visit, 422, ground, form, FormKey.of(visit), null, List.of(texts.say("settings.look")));
        }
        return visit.parameter(DO).equals(PREVIEW) ? preview(visit, ground, form) : save(visit, ground, form);
    }

    /** What the page needs to know, which is asked before anything is written. */
    private record Ground(Gradebook all, List<LetterScheme> schemes) {}

    private Ground ground(Visit visit, ClassPath path) {
        Person person = visit.requirePerson();
        return new Ground(book.gradebook(person, path.section()), settings.schemes(person));
    }

    private static Answer page(
            Visit visit,
            int status,
            Ground ground,
            SettingsForm form,
            String key,
            @Nullable Preview preview,
            List<String> troubles) {
        SettingsView view =
                new SettingsView(ground.all.section(), form, visit.isAdmin(), ground.schemes, key, preview, troubles);
        return new Answer.Page(status, "settings", visit.texts().say("settings.title"), view);
    }

    private Answer preview(Visit visit, Ground ground, SettingsForm form) {
        Written<Preview> written =
                settings.preview(visit.requirePerson(), form.section(ground.all.section()), form.categories());
        if (written instanceof Written.Done<Preview> done) {
            return page(visit, 200, ground, form, FormKey.of(visit), done.value(), List.of());
        }
        Fate fate = Fate.of(written, visit.texts());
        return page(visit, fate.status(), ground, form, FormKey.of(visit), null, List.of(fate.sentence()));
    }

    private Answer save(Visit visit, Ground ground, SettingsForm typed) {
        Texts texts = visit.texts();
        Attempt attempt = new Attempt(visit, ground.all.section(), typed);
        try {
            attempt.write(typed.changed(ground.all));
        } catch (ServiceProblem away) {
            if (!Absence.isPassing(away)) {
                throw away;
            }
            attempt.troubles.add(texts.say(attempt.saved == 0 ? "marks.away" : "settings.away"));
            return page(visit, 503, ground, attempt.form, attempt.key, null, attempt.troubles);
        }
        if (attempt.troubles.isEmpty()) {
            visit.leave(new Notice("ok", texts.say(attempt.saved == 0 ? "settings.untouched" : "settings.saved")));
            return new Answer.SeeOther(visit.to().in(ground.all.section().id()).settings());
        }
        return page(visit, 409, ground, attempt.form, attempt.key, null, attempt.troubles);
    }

    /** Writes each category by itself, since that is how the grade book keeps them: what clashes does not hold up the rest. */
    private final class Attempt {
        private final Visit visit;
        private final Person person;
        private final SchoolClass section;
        private final SettingsForm typed;
        private final List<String> troubles = new ArrayList<>();
        private SettingsForm form;
        private String key;
        private int saved;

        Attempt(Visit visit, SchoolClass section, SettingsForm typed) {
            this.visit = visit;
            this.person = visit.requirePerson();
            this.section = section;
            this.typed = typed;
            this.form = typed;
            this.key = FormKey.of(visit);
        }

        void write(List<CategoryRow> changed) {
            for (CategoryRow row : changed) {
                Category wanted = Objects.requireNonNull(row.meant());
                note(row, settings.replace(person, section.id(), wanted));
            }
            Category made = typed.fresh().meant();
            if (made != null) {
                Written<Category> written = settings.add(person, section.id(), made, key);
                key = FormKey.after(written, key);
                note(typed.fresh(), written);
            }
            if (visit.isAdmin() && typed.changesClass(section)) {
                note(settings.replace(person, typed.section(section)));
            }
        }

        private void note(CategoryRow row, Written<Category> written) {
            if (written instanceof Written.Done<Category> done) {
                saved++;
                form = form.with(row.saved(done.value()));
            } else if (written instanceof Written.Stale<Category> stale && stale.current() != null) {
                troubles.add(visit.texts().say("settings.category.stale", row.title()));
                form = form.with(row.clashing(stale.current()));
            } else {
                troubles.add(
                        row.title() + ": " + Fate.of(written, visit.texts()).sentence());
            }
        }

        private void note(Written<SchoolClass> written) {
            if (written instanceof Written.Done<SchoolClass>) {
                saved++;
            } else if (written instanceof Written.Stale<SchoolClass> stale && stale.current() != null) {
                troubles.add(visit.texts().say("settings.class.stale"));
                form = form.seen(stale.current());
            } else {
                troubles.add(Fate.of(written, visit.texts()).sentence());
            }
        }
    }
}
