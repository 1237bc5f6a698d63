package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import jakarta.json.stream.JsonGenerator;
import java.util.Optional;

/** {@code {"id","title","beginDate","endDate","closed","version"}}. */
final class TermCodec implements Codec<Term> {
    @Override
    public String listMember() {
        return "terms";
    }

    @Override
    public Term read(Fields fields, Id id, long version) {
        Optional<Title> title = fields.requiredText("title", Title::new);
        DateRange days = Codecs.days(fields);
        boolean closed = fields.flag("closed", false);
        return fields.make(() -> new Term(id, title.orElseThrow(), days, closed, version));
    }

    @Override
    public void write(JsonGenerator json, Term term) {
        json.write("id", term.id().text()).write("title", term.title().text());
        Codecs.days(json, term.days());
        json.write("closed", term.closed()).write("version", term.version());
    }
}
