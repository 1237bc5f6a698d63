package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.Preview;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
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
import java.util.Set;
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
        Gradebook all = book.gradebook(visit.requirePerson(), path.section());
        return page(visit, 200, all, SettingsForm.of(all, visit.texts()), FormKey.fresh(), null, List.of());
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        Texts texts = visit.texts();
        Gradebook all = book.gradebook(visit.requirePerson(), path.section());
        SettingsForm form = SettingsForm.typed(all, isAdmin(visit), visit::parameter, texts);
        if (!form.isValid()) {
            return page(visit, 422, all, form, FormKey.of(visit), null, List.of(texts.say("settings.look")));
        }
        return visit.parameter(DO).equals(PREVIEW) ? preview(visit, all, form) : save(visit, all, form);
    }

    private static boolean isAdmin(Visit visit) {
        return visit.hasAnyRole(Set.of(Role.ADMIN));
    }

    private Answer page(
            Visit visit,
            int status,
            Gradebook all,
            SettingsForm form,
            String key,
            @Nullable Preview preview,
            List<String> troubles) {
        SettingsView view = new SettingsView(
                all.section(), form, isAdmin(visit), settings.schemes(visit.requirePerson()), key, preview, troubles);
        return new Answer.Page(status, "settings", visit.texts().say("settings.title"), view);
    }

    private Answer preview(Visit visit, Gradebook all, SettingsForm form) {
        Written<Preview> written =
                settings.preview(visit.requirePerson(), form.section(all.section()), form.categories());
        if (written instanceof Written.Done<Preview> done) {
            return page(visit, 200, all, form, FormKey.of(visit), done.value(), List.of());
        }
        Fate fate = Fate.of(written, visit.texts());
        return page(visit, fate.status(), all, form, FormKey.of(visit), null, List.of(fate.sentence()));
    }

    /** Each category by itself, since that is how the grade book keeps them: what clashes does not hold up the rest. */
    private Answer save(Visit visit, Gradebook all, SettingsForm typed) {
        Person person = visit.requirePerson();
        Texts texts = visit.texts();
        SettingsForm form = typed;
        List<String> troubles = new ArrayList<>();
        String key = FormKey.of(visit);
        int saved = 0;
        for (CategoryRow row : typed.changed(all)) {
            Category wanted = Objects.requireNonNull(row.meant());
            Written<Category> written = settings.replace(person, all.section().id(), wanted);
            saved += written instanceof Written.Done<Category> ? 1 : 0;
            form = form.with(after(row, written, texts, troubles));
        }
        Category made = typed.fresh().meant();
        if (made != null) {
            Written<Category> written = settings.add(person, all.section().id(), made, key);
            key = FormKey.after(written, key);
            saved += written instanceof Written.Done<Category> ? 1 : 0;
            form = form.with(after(typed.fresh(), written, texts, troubles));
        }
        if (isAdmin(visit) && typed.changesClass(all.section())) {
            Written<SchoolClass> written = settings.replace(person, typed.section(all.section()));
            if (written instanceof Written.Stale<SchoolClass> stale && stale.current() != null) {
                form = form.seen(stale.current());
                troubles.add(texts.say("settings.class.stale"));
            } else if (written instanceof Written.Done<SchoolClass>) {
                saved++;
            } else {
                troubles.add(Fate.of(written, texts).sentence());
            }
        }
        if (troubles.isEmpty()) {
            visit.leave(new Notice("ok", texts.say(saved == 0 ? "settings.untouched" : "settings.saved")));
            return new Answer.SeeOther(visit.to().in(all.section().id()).settings());
        }
        return page(visit, 409, all, form, key, null, troubles);
    }

    /** The row after it was tried to save it. */
    private static CategoryRow after(CategoryRow row, Written<Category> written, Texts texts, List<String> troubles) {
        if (written instanceof Written.Done<Category> done) {
            return row.saved(done.value());
        }
        if (written instanceof Written.Stale<Category> stale && stale.current() != null) {
            troubles.add(texts.say("settings.category.stale", row.title()));
            return row.clashing(stale.current());
        }
        Fate fate = Fate.of(written, texts);
        troubles.add(row.title() + ": " + fate.sentence());
        return row;
    }
}
