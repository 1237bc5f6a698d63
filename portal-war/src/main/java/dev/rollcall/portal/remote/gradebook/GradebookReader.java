package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.Student;
import dev.rollcall.portal.gradebook.Totals;
import dev.rollcall.portal.remote.Answers;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /classes/{class}/gradebook}: results as they come, of which there may be 80,000, and the rest as objects. Used by
 * one thread.
 */
final class GradebookReader {
    private final JsonParser json;
    private final Map<String, String> items = new HashMap<>();

    private GradebookReader(JsonParser json) {
        this.json = json;
    }

    /**
     * Reads everything in a class.
     *
     * @throws UnreadableAnswerException when the answer makes no sense
     */
    static Gradebook read(byte[] answer) {
        try (JsonParser json = JsonP.parser(answer)) {
            return new GradebookReader(json).gradebook();
        } catch (RuntimeException e) {
            throw new UnreadableAnswerException(ServiceName.GRADING, e);
        }
    }

    private Gradebook gradebook() {
        JsonObjectBuilder others = JsonP.object();
        List<Student> students = null;
        require(Event.START_OBJECT, json.next());
        while (json.next() == Event.KEY_NAME) {
            String member = json.getString();
            Event value = json.next();
            if (member.equals("students")) {
                require(Event.START_ARRAY, value);
                students = students();
            } else {
                others.add(member, json.getValue());
            }
        }
        if (students == null || json.hasNext()) {
            throw new IllegalArgumentException("there are no students, or something comes after them all");
        }
        return gradebook(others.build(), students);
    }

    private static Gradebook gradebook(JsonObject ground, List<Student> students) {
        return new Gradebook(
                GradebookCodec.sectionInTerm(ground),
                Answers.whole(ground, "revision"),
                GradebookCodec.categories(ground),
                GradebookCodec.items(ground),
                students);
    }

    private List<Student> students() {
        List<Student> students = new ArrayList<>();
        Event event = json.next();
        while (event != Event.END_ARRAY) {
            require(Event.START_OBJECT, event);
            students.add(student());
            event = json.next();
        }
        return students;
    }

    private Student student() {
        JsonObjectBuilder others = JsonP.object();
        Map<String, Result> results = Map.of();
        while (json.next() == Event.KEY_NAME) {
            String member = json.getString();
            Event value = json.next();
            if (member.equals("results") && value == Event.START_OBJECT) {
                results = results();
            } else {
                others.add(member, json.getValue());
            }
        }
        JsonObject student = others.build();
        return new Student(
                GradebookCodec.person(student),
                false,
                Answers.date(student, "left"),
                new Totals(
                        ResultCodec.total(Answers.object(student, "current")),
                        ResultCodec.total(Answers.object(student, "final"))),
                results);
    }

    private Map<String, Result> results() {
        Map<String, Result> results = new HashMap<>();
        while (json.next() == Event.KEY_NAME) {
            String item = items.computeIfAbsent(json.getString(), one -> one);
            Event value = json.next();
            Result result = value == Event.START_OBJECT ? result() : null;
            if (result != null) {
                results.put(item, result);
            } else if (value == Event.START_ARRAY) {
                json.skipArray();
            }
        }
        return results;
    }

    /** Null when the object tells of none. */
    private @Nullable Result result() {
        String state = null;
        BigDecimal score = null;
        String comment = "";
        long version = 0;
        while (json.next() == Event.KEY_NAME) {
            String member = json.getString();
            Event value = json.next();
            switch (member) {
                case "state" -> state = text(value);
                case "score" -> score = number(value);
                case "comment" -> comment = text(value);
                case "version" -> version = whole(value);
                default -> skip(value);
            }
        }
        return state == null ? null : new Result(new Mark(ResultCodec.state(state), score, comment), version);
    }

    private String text(Event value) {
        skip(value);
        return value == Event.VALUE_STRING ? json.getString() : "";
    }

    private @Nullable BigDecimal number(Event value) {
        skip(value);
        return value == Event.VALUE_NUMBER ? Answers.bounded(json.getBigDecimal()) : null;
    }

    private long whole(Event value) {
        BigDecimal number = number(value);
        return number == null ? 0 : number.longValueExact();
    }

    private void skip(Event value) {
        if (value == Event.START_OBJECT) {
            json.skipObject();
        } else if (value == Event.START_ARRAY) {
            json.skipArray();
        }
    }

    private static void require(Event expected, Event found) {
        if (found != expected) {
            throw new IllegalArgumentException(found + " instead of " + expected);
        }
    }
}
