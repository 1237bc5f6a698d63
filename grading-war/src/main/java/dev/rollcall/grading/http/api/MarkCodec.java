package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Mark.State;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Score;
import jakarta.json.stream.JsonGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code {"state","score","comment"}}, and of a result also {@code "lineItem","student","version"}. */
final class MarkCodec {
    private static final Map<String, State> STATES = new LinkedHashMap<>();

    static {
        for (State state : State.values()) {
            STATES.put(state.word(), state);
        }
    }

    private MarkCodec() {}

    /** Reads a mark; without {@code state} it is graded if there is a score, else ungraded. */
    static Mark read(Fields fields) {
        return fields.make(reading(fields));
    }

    /** Reads one of many marks; empty if something is wrong with it, which is noted. */
    static Optional<Mark> tryRead(Fields fields) {
        return fields.tryMake(reading(fields));
    }

    private static Supplier<Mark> reading(Fields fields) {
        Optional<State> state = fields.word("state", STATES);
        Optional<Score> score = fields.number("score", Score::new);
        Optional<Comment> comment = fields.text("comment", Comment::new);
        return () -> new Mark(state.orElse(score.isPresent() ? State.GRADED : State.UNGRADED), score, comment);
    }

    static void write(JsonGenerator json, Mark mark) {
        json.write("state", mark.state().word());
        mark.score().ifPresent(score -> json.write("score", score.points()));
        Codecs.text(json, "comment", mark.comment());
    }

    static void write(JsonGenerator json, Result result) {
        writeCell(json, result.cell());
        write(json, result.mark());
        json.write("version", result.version());
    }

    static void writeCell(JsonGenerator json, Cell cell) {
        json.write("lineItem", cell.item().text())
                .write("student", cell.student().text());
    }
}
