package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Title;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;

/** {@code {"id","title","weight","dropLowest","version"}}. */
final class CategoryCodec implements Codec<Category> {
    @Override
    public String listMember() {
        return "categories";
    }

    @Override
    public Category read(Fields fields, Id id, long version) {
        Optional<Title> title = fields.requiredText("title", Title::new);
        Optional<BigDecimal> weight = fields.number("weight", Function.identity());
        Optional<Long> dropLowest = fields.whole("dropLowest");
        return fields.make(() -> new Category(
                id, title.orElseThrow(), weight.orElse(BigDecimal.ONE), small(dropLowest.orElse(0L)), version));
    }

    /** Returns the number, or one that is out of bounds as well. */
    static int small(long number) {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, number));
    }

    @Override
    public void write(JsonGenerator json, Category category) {
        json.write("id", category.id().text())
                .write("title", category.title().text())
                .write("weight", category.weight())
                .write("dropLowest", category.dropLowest())
                .write("version", category.version());
    }
}
