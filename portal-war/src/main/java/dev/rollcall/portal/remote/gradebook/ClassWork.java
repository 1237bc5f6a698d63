package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Figures;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * The pieces of work of a class, for its teachers: made, changed, deleted, and how their results lie. Calls end as those of
 * {@link ClassBook} do. Safe for use by several threads; calls block.
 */
public final class ClassWork {
    private final GradingApi api;

    /** Asks {@code api}. */
    public ClassWork(GradingApi api) {
        this.api = api;
    }

    /** How the results in a piece of work lie; empty when there are none. */
    public Optional<Figures> figures(Person person, String section, String item) {
        return api.readLarge(person, "/classes/" + section + "/statistics").as(json -> {
            JsonObject items = Answers.object(json, "lineItems");
            return items.containsKey(item)
                    ? Optional.of(WorkCodec.figures(Answers.object(items, item)))
                    : Optional.empty();
        });
    }

    /**
     * Makes one; its id is the grade book's choice.
     *
     * @param key of this attempt and those that repeat it
     */
    public Written<LineItem> add(Person person, String section, LineItem item, String key) {
        return api.write(
                        person,
                        Write.of("POST", items(section), WorkCodec.write(item))
                                .key(key)
                                .inForm())
                .as(GradebookCodec::item);
    }

    /** Replaces one that still has the version it names. */
    public Written<LineItem> replace(Person person, String section, LineItem item) {
        Write write = Write.of("PUT", items(section) + "/" + item.id(), WorkCodec.write(item))
                .inForm();
        return api.write(person, write.ifMatch(Long.toString(item.version()))).as(GradebookCodec::item);
    }

    /** Deletes one that still has this version, and no results. */
    public Written<JsonObject> delete(Person person, String section, String item, long version) {
        return api.write(
                person,
                Write.of("DELETE", items(section) + "/" + item, null)
                        .ifMatch(Long.toString(version))
                        .inForm());
    }

    private static String items(String section) {
        return "/classes/" + section + "/line-items";
    }
}
