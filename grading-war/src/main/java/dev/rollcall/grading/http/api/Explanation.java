package dev.rollcall.grading.http.api;

import dev.rollcall.grading.calculation.CategoryTotal;
import dev.rollcall.grading.calculation.Fraction;
import dev.rollcall.grading.calculation.Part;
import dev.rollcall.grading.calculation.Total;
import dev.rollcall.grading.calculation.Totals;
import dev.rollcall.grading.gradebook.PlainNumber;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;

/** Totals as JSON, with or without how they came about. What is "n/a" is left out. */
final class Explanation {
    /** So many that those of all parts add up to the displayed percentage, to the last decimal that is shown. */
    private static final int DECIMALS = 6;

    private Explanation() {}

    /** Writes the members {@code current} and {@code final} without explanation. */
    static void writeShort(JsonGenerator json, Totals totals) {
        json.writeStartObject("current");
        shown(json, totals.current());
        json.writeEnd().writeStartObject("final");
        shown(json, totals.finished());
        json.writeEnd();
    }

    /** Writes the members {@code current} and {@code final}. */
    static void write(JsonGenerator json, Totals totals) {
        json.writeStartObject("current");
        explained(json, totals.current());
        json.writeEnd().writeStartObject("final");
        explained(json, totals.finished());
        json.writeEnd();
    }

    private static void shown(JsonGenerator json, Total total) {
        total.shown().ifPresent(percentage -> json.write("percentage", PlainNumber.shortest(percentage)));
        Codecs.text(json, "letter", total.letter());
    }

    private static void explained(JsonGenerator json, Total total) {
        shown(json, total);
        json.writeStartArray("categories");
        for (CategoryTotal category : total.categories()) {
            json.writeStartObject();
            write(json, category);
            json.writeEnd();
        }
        json.writeEnd();
    }

    private static void write(JsonGenerator json, CategoryTotal category) {
        category.category().ifPresent(known -> json.write("category", known.id().text()));
        json.write("earned", category.earned()).write("possible", category.possible());
        category.percentage().ifPresent(percentage -> json.write("percentage", six(percentage)));
        json.write("share", six(category.share()));
        json.write("contribution", six(category.contribution()));
        json.writeStartArray("items");
        for (Part part : category.parts()) {
            json.writeStartObject()
                    .write("lineItem", part.item().id().text())
                    .write("treatment", part.treatment().word())
                    .write("earned", part.earned())
                    .write("possible", part.possible())
                    .write("contribution", six(category.contribution(part)))
                    .writeEnd();
        }
        json.writeEnd();
    }

    private static BigDecimal six(Fraction exact) {
        return PlainNumber.shortest(exact.rounded(DECIMALS));
    }
}
