package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a class is called and how it calculates, kept as typed.
 *
 * @param titleError what is wrong with the title; empty when nothing is
 * @param weighted whether categories count by their weight
 * @param letterScheme id; empty for none
 * @param shown what the form showed of the class before anything was typed
 * @param rows one for each category
 * @param fresh the row that makes a category
 */
public record SettingsForm(
        String title,
        String titleError,
        boolean weighted,
        String letterScheme,
        Before shown,
        List<CategoryRow> rows,
        CategoryRow fresh) {
    public static final String TITLE = "title";
    public static final String WEIGHTED = "weighted";
    public static final String LETTERS = "letters";
    public static final String VERSION = "version";

    public SettingsForm {
        rows = List.copyOf(rows);
    }

    /** The form before anything was typed. */
    public static SettingsForm of(Gradebook book, Texts texts) {
        SchoolClass section = book.section();
        return new SettingsForm(
                section.title(),
                "",
                section.weighted(),
                section.letterScheme(),
                shown(section),
                book.categories().stream()
                        .map(category -> CategoryRow.of(category, texts))
                        .toList(),
                CategoryRow.empty());
    }

    /**
     * The form with what was typed.
     *
     * @param admin whether the class itself may be changed; if not it is as it stands
     * @param field the value of a field, empty when it was not sent
     */
    public static SettingsForm typed(Gradebook book, boolean admin, UnaryOperator<String> field, Texts texts) {
        SchoolClass section = book.section();
        List<CategoryRow> rows = new ArrayList<>();
        for (Category category : book.categories()) {
            boolean sent = !field.apply(CategoryRow.SEEN + "." + category.id()).isEmpty();
            CategoryRow typed = CategoryRow.typed(category.id(), field, texts);
            rows.add(sent && !typed.isUntouched() ? typed : CategoryRow.of(category, texts));
        }
        CategoryRow fresh = CategoryRow.typed(CategoryRow.NEW, field, texts);
        Before shown = Before.parse(field.apply(VERSION)).orElseGet(() -> new Before(section.version(), ""));
        String title = field.apply(TITLE).strip();
        boolean weighted = field.apply(WEIGHTED).equals("yes");
        String letters = field.apply(LETTERS);
        boolean touched = admin && !shown.showed(content(title, weighted, letters));
        return new SettingsForm(
                touched ? title : section.title(),
                touched ? wrong(title, texts) : "",
                touched ? weighted : section.weighted(),
                touched ? letters : section.letterScheme(),
                touched ? shown : shown(section),
                rows,
                fresh.isBlank() ? CategoryRow.empty() : fresh);
    }

    /**
     * The rows that were changed, of categories that somebody else has deleted since the form was shown.
     *
     * @param sent the names of the fields that were sent
     */
    public static List<CategoryRow> deleted(
            Gradebook book, Set<String> sent, UnaryOperator<String> field, Texts texts) {
        String seen = CategoryRow.SEEN + ".";
        return sent.stream()
                .filter(name -> name.startsWith(seen))
                .map(name -> name.substring(seen.length()))
                .filter(id -> !id.equals(CategoryRow.NEW) && book.category(id).isEmpty())
                .map(id -> CategoryRow.typed(id, field, texts))
                .filter(row -> !row.isUntouched())
                .toList();
    }

    private static Before shown(SchoolClass section) {
        return Before.of(section.version(), content(section.title(), section.weighted(), section.letterScheme()));
    }

    private static String content(String title, boolean weighted, String letterScheme) {
        return weighted + "\n" + letterScheme + "\n" + title;
    }

    private static String wrong(String title, Texts texts) {
        if (title.isEmpty()) {
            return texts.say("newclass.title.missing");
        }
        return Limits.isLonger(title, Limits.TITLE) ? texts.say("settings.title.long", Limits.TITLE) : "";
    }

    /** The hidden field. */
    public String before() {
        return shown.text();
    }

    /** Whether something is to be mended before anything can be saved. */
    public boolean isValid() {
        return titleError.isEmpty()
                && rows.stream().allMatch(row -> row.error().isEmpty() && row.theirs() == null)
                && fresh.error().isEmpty();
    }

    /** The class as typed. */
    public SchoolClass section(SchoolClass stands) {
        return new SchoolClass(
                stands.id(),
                title,
                stands.course(),
                stands.term(),
                letterScheme,
                weighted,
                stands.shared(),
                shown.version());
    }

    /** Whether the class itself is another one. */
    public boolean changesClass(SchoolClass stands) {
        return !title.equals(stands.title())
                || weighted != stands.weighted()
                || !letterScheme.equals(stands.letterScheme());
    }

    /** The categories as typed. */
    public List<Category> categories() {
        List<Category> categories = new ArrayList<>();
        for (CategoryRow row : rows) {
            if (row.meant() != null) {
                categories.add(row.meant());
            }
        }
        return categories;
    }

    /** The rows that say something else than the grade book. */
    public List<CategoryRow> changed(Gradebook book) {
        return rows.stream()
                .filter(row -> book.category(row.id()).filter(row::differs).isPresent())
                .toList();
    }

    /** The same with another row in the place of the one with its id. */
    public SettingsForm with(CategoryRow changed) {
        return changed.id().equals(CategoryRow.NEW)
                ? new SettingsForm(title, titleError, weighted, letterScheme, shown, rows, changed)
                : new SettingsForm(
                        title,
                        titleError,
                        weighted,
                        letterScheme,
                        shown,
                        rows.stream()
                                .map(row -> row.id().equals(changed.id()) ? changed : row)
                                .toList(),
                        fresh);
    }

    /** The same, with the class as another user left it counting as seen. */
    public SettingsForm seen(SchoolClass current) {
        return new SettingsForm(title, titleError, weighted, letterScheme, shown(current), rows, fresh);
    }
}
