package dev.rollcall.portal.gradebook;

import java.util.List;
import java.util.Optional;

/**
 * Everything in a class.
 *
 * @param revision the number of the last change
 * @param items in the order of their ids, as all the lists
 * @param students namesakes of each other are told apart
 */
public record Gradebook(
        SchoolClass section, long revision, List<Category> categories, List<LineItem> items, List<Student> students) {

    public Gradebook {
        categories = List.copyOf(categories);
        items = List.copyOf(items);
        students = Student.toldApart(students);
    }

    /** The line item of an id. */
    public Optional<LineItem> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** The category of an id. */
    public Optional<Category> category(String id) {
        return categories.stream().filter(category -> category.id().equals(id)).findFirst();
    }
}
