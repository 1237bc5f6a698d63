package dev.rollcall.portal.item;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.SchoolClass;
import java.util.List;

/**
 * What the page shows on which a piece of work is made.
 *
 * @param key of the form, with which it is sent
 * @param trouble why it was not; empty before that was tried
 */
public record NewItemView(SchoolClass section, List<Category> categories, ItemForm form, String key, String trouble)
        implements OfClass {

    public NewItemView {
        categories = List.copyOf(categories);
    }
}
