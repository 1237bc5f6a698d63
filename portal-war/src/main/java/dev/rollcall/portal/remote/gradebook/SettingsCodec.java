package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.LetterScheme;
import dev.rollcall.portal.gradebook.Preview;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Totals;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Reads and writes how a class calculates. */
final class SettingsCodec {
    private SettingsCodec() {}

    static LetterScheme scheme(JsonObject json) {
        return new LetterScheme(
                Answers.text(json, "id"),
                Answers.raw(json, "title"),
                Answers.list(
                        json,
                        "letters",
                        letter -> new LetterScheme.Letter(
                                Answers.raw(letter, "letter"), Answers.requireNumber(letter, "from"))),
                Answers.whole(json, "version"));
    }

    /** The body of POST and PUT of a letter scheme. */
    static JsonObject write(LetterScheme scheme) {
        JsonArrayBuilder letters = JsonP.array();
        scheme.letters()
                .forEach(letter ->
                        letters.add(JsonP.object().add("letter", letter.name()).add("from", letter.from())));
        return JsonP.object()
                .add("title", scheme.title())
                .add("letters", letters)
                .build();
    }

    /** The body of PUT of a class. */
    static JsonObject write(SchoolClass section) {
        return settings(section)
                .add("title", section.title())
                .add("course", section.course())
                .add("term", section.term())
                .add("shared", section.shared())
                .build();
    }

    /** The body of POST and PUT of a category. */
    static JsonObject write(Category category) {
        return numbers(category).add("title", category.title()).build();
    }

    /** The body that asks which students settings would affect. */
    static JsonObject settings(SchoolClass section, List<Category> categories) {
        JsonArrayBuilder all = JsonP.array();
        categories.forEach(category -> all.add(numbers(category).add("id", category.id())));
        return settings(section).add("categories", all).build();
    }

    private static JsonObjectBuilder settings(SchoolClass section) {
        JsonObjectBuilder json = JsonP.object().add("weighted", section.weighted());
        return section.letterScheme().isEmpty() ? json : json.add("letterScheme", section.letterScheme());
    }

    private static JsonObjectBuilder numbers(Category category) {
        return JsonP.object().add("weight", category.weight()).add("dropLowest", category.dropLowest());
    }

    static Preview preview(JsonObject json) {
        return new Preview(
                (int) Answers.whole(json, "students"),
                Answers.list(
                        json,
                        "affected",
                        student -> new Preview.Affected(
                                (Answers.text(student, "givenName") + " " + Answers.text(student, "familyName"))
                                        .strip(),
                                totals(Answers.object(student, "before")),
                                totals(Answers.object(student, "after")))));
    }

    private static Totals totals(JsonObject json) {
        return new Totals(
                ResultCodec.total(Answers.object(json, "current")), ResultCodec.total(Answers.object(json, "final")));
    }
}
