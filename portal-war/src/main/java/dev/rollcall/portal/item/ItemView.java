package dev.rollcall.portal.item;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Figures;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.marks.MarksForm;
import dev.rollcall.portal.marks.Part;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a piece of work shows.
 *
 * @param item as it stands
 * @param form its data, as typed
 * @param theirs what another user made of it meanwhile; null for nothing
 * @param figures null while there are no results; after a failed attempt also when they are not known
 * @param marks a row for each student of this part
 * @param part which students are shown
 * @param trouble why something was not saved; empty before that was tried
 * @param zone in which moments are shown
 */
public record ItemView(
        SchoolClass section,
        List<Category> categories,
        LineItem item,
        ItemForm form,
        @Nullable LineItem theirs,
        @Nullable Figures figures,
        MarksForm marks,
        Part part,
        String trouble,
        ZoneId zone)
        implements OfClass {

    public ItemView {
        categories = List.copyOf(categories);
    }

    /** How the results lie; null while there are none. */
    public @Nullable Histogram histogram() {
        return figures == null ? null : Histogram.of(figures);
    }

    /** The title of a category; empty when there is none of this id. */
    public String category(String id) {
        return categories.stream()
                .filter(category -> category.id().equals(id))
                .map(Category::title)
                .findFirst()
                .orElse("");
    }
}
