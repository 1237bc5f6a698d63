package dev.rollcall.grading.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.kit.testing.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of a class: each is refused with a sentence, or planned; plans are kept as they are, and so are tables. */
public final class CsvFuzz {
    private static final Result BEN = Classes.result("quiz", "p-ben", Mark.graded(Classes.score("10")), 5);
    private static final Sheet SHEET = Classes.small(BEN);
    private static final CsvReader.Limits LIMITS = new CsvReader.Limits(1_000, 1_000, 1_000, 10_000);

    private CsvFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        for (boolean erase : new boolean[] {false, true}) {
            Options options = new Options(Optional.empty(), Optional.empty(), Optional.empty(), erase);
            Parsed.unlessRefused(() -> new Planner(SHEET, options).plan(input), FileRefusedException.class)
                    .ifPresent(plan -> assertEquals(plan, PlanText.read(PlanText.write(plan))));
        }
        String text = new String(input, UTF_8);
        for (Delimiter delimiter : Delimiter.values()) {
            Parsed.unlessRefused(() -> records(text, delimiter), FileRefusedException.class)
                    .ifPresent(records -> assertEquals(records, records(written(records, delimiter), delimiter)));
        }
        assertEquals(text, Formula.restored(Formula.neutralised(text)));
        assertTrue(
                text.isEmpty() || "=+-@\t\r\n".indexOf(Formula.neutralised(text).charAt(0)) < 0, text);
    }

    private static List<List<String>> records(String text, Delimiter delimiter) {
        List<List<String>> records = new ArrayList<>();
        CsvReader reader = new CsvReader(text, delimiter.character(), LIMITS);
        for (CsvLine line = reader.next(); line != null; line = reader.next()) {
            records.add(line.fields());
        }
        return records;
    }

    private static String written(List<List<String>> records, Delimiter delimiter) {
        CsvWriter writer = new CsvWriter(delimiter.character());
        records.forEach(writer::line);
        return writer.toString();
    }
}
