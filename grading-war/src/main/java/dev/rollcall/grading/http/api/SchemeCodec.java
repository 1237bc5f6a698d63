package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LetterScheme.Letter;
import dev.rollcall.grading.gradebook.Title;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code {"id","title","letters":[{"letter","from"}],"version"}}. */
final class SchemeCodec implements Codec<LetterScheme> {
    /** Stands for a letter while the percentage beside it is checked. */
    private static final String ANY = "A";

    @Override
    public String listMember() {
        return "letterSchemes";
    }

    @Override
    public LetterScheme read(Fields fields, Id id, long version) {
        Optional<Title> title = fields.requiredText("title", Title::new);
        fields.require("letters");
        List<Letter> letters = new ArrayList<>();
        for (Fields each : fields.objects("letters")) {
            each.require("from");
            Optional<String> name = each.requiredText("letter", text -> new Letter(text, BigDecimal.ZERO).name());
            Optional<BigDecimal> from = each.number("from", number -> new Letter(ANY, number).from());
            name.ifPresent(letter -> from.ifPresent(number -> letters.add(new Letter(letter, number))));
        }
        return fields.make(() -> new LetterScheme(id, title.orElseThrow(), letters, version));
    }

    @Override
    public void write(JsonGenerator json, LetterScheme scheme) {
        json.write("id", scheme.id().text()).write("title", scheme.title().text());
        json.writeStartArray("letters");
        for (Letter letter : scheme.letters()) {
            json.writeStartObject()
                    .write("letter", letter.name())
                    .write("from", letter.from())
                    .writeEnd();
        }
        json.writeEnd().write("version", scheme.version());
    }
}
