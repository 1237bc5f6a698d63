package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Title;
import jakarta.json.stream.JsonGenerator;
import java.time.LocalDate;
import java.util.Optional;

/** {@code {"id","title","category","maximum","assignDate","dueDate","extraCredit","published","version"}}. */
final class LineItemCodec implements Codec<LineItem> {
    @Override
    public String listMember() {
        return "lineItems";
    }

    @Override
    public LineItem read(Fields fields, Id id, long version) {
        Optional<Title> title = fields.requiredText("title", Title::new);
        Optional<Id> category = fields.id("category");
        fields.require("maximum");
        Optional<Score> maximum = fields.number("maximum", Score::new);
        Optional<LocalDate> assigned = fields.date("assignDate");
        Optional<LocalDate> due = fields.date("dueDate");
        boolean extraCredit = fields.flag("extraCredit", false);
        boolean published = fields.flag("published", false);
        return fields.make(() -> new LineItem(
                id,
                title.orElseThrow(),
                category,
                maximum.orElseThrow(),
                new LineItem.Dates(assigned, due),
                extraCredit,
                published,
                version));
    }

    @Override
    public void write(JsonGenerator json, LineItem item) {
        json.write("id", item.id().text()).write("title", item.title().text());
        Codecs.text(json, "category", item.category());
        json.write("maximum", item.maximum().points());
        Codecs.text(json, "assignDate", item.dates().assigned());
        Codecs.text(json, "dueDate", item.dates().due());
        json.write("extraCredit", item.extraCredit())
                .write("published", item.published())
                .write("version", item.version());
    }
}
