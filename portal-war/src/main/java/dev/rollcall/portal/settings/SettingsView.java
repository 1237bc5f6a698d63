package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.LetterScheme;
import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.Preview;
import dev.rollcall.portal.gradebook.SchoolClass;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page Settings shows.
 *
 * @param section as it stands
 * @param admin whether the user may change the class itself
 * @param schemes of the school
 * @param key of the form, with which a category is made
 * @param preview the students that the typed settings would affect; null when that was not asked
 * @param countsHidden whether their totals may count work that they do not see
 * @param saved what was saved though something else could not be, in a sentence; empty for nothing
 * @param troubles what could not be saved, in sentences
 */
public record SettingsView(
        SchoolClass section,
        SettingsForm form,
        boolean admin,
        List<LetterScheme> schemes,
        String key,
        @Nullable Preview preview,
        boolean countsHidden,
        String saved,
        List<String> troubles)
        implements OfClass {

    public SettingsView {
        schemes = List.copyOf(schemes);
        troubles = List.copyOf(troubles);
    }

    /** The letters that are chosen. */
    public Optional<LetterScheme> scheme() {
        return schemes.stream()
                .filter(scheme -> scheme.id().equals(form.letterScheme()))
                .findFirst();
    }
}
