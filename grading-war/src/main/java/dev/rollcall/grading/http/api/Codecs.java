package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.kit.json.JsonP;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** All codecs, and what they share. Thread-safe. */
public final class Codecs implements HistoryCodec {
    static final Codec<Term> TERM = new TermCodec();
    static final Codec<Course> COURSE = new CourseCodec();
    static final Codec<LetterScheme> SCHEME = new SchemeCodec();
    static final Codec<SchoolClass> CLASS = new ClassCodec();
    static final Codec<Person> PERSON = new PersonCodec();
    static final Codec<Enrolment> ENROLMENT = new EnrolmentCodec();
    static final Codec<Category> CATEGORY = new CategoryCodec();
    static final Codec<LineItem> ITEM = new LineItemCodec();

    @Override
    public String write(Versioned thing) {
        return new String(object(json -> writeMembers(json, thing)), StandardCharsets.UTF_8);
    }

    @Override
    public String write(Mark mark) {
        return new String(object(json -> MarkCodec.write(json, mark)), StandardCharsets.UTF_8);
    }

    @Override
    public Mark readMark(String text) {
        return MarkCodec.read(Fields.ofOwn(text));
    }

    @Override
    public Versioned readThing(Change.Kind kind, String text, long version) {
        Fields fields = Fields.ofOwn(text);
        return switch (kind) {
            case ENROLMENT -> ENROLMENT.read(fields, fields.requiredId("person").orElseThrow(), version);
            case CATEGORY -> CATEGORY.read(fields, fields.requiredId("id").orElseThrow(), version);
            case LINE_ITEM -> ITEM.read(fields, fields.requiredId("id").orElseThrow(), version);
            default -> throw new IllegalArgumentException(kind + " is not of a class");
        };
    }

    /** Writes the members of a thing of any kind. */
    static void writeMembers(JsonGenerator json, Versioned thing) {
        if (thing instanceof Term term) {
            TERM.write(json, term);
        } else if (thing instanceof Course course) {
            COURSE.write(json, course);
        } else if (thing instanceof LetterScheme scheme) {
            SCHEME.write(json, scheme);
        } else if (thing instanceof SchoolClass section) {
            CLASS.write(json, section);
        } else if (thing instanceof Person person) {
            PERSON.write(json, person);
        } else if (thing instanceof Enrolment enrolment) {
            ENROLMENT.write(json, enrolment);
        } else if (thing instanceof Category category) {
            CATEGORY.write(json, category);
        } else if (thing instanceof LineItem item) {
            ITEM.write(json, item);
        } else {
            throw new IllegalArgumentException("no codec for " + thing.getClass());
        }
    }

    /** Returns a JSON object of the members that {@code content} writes. */
    static byte[] object(Consumer<JsonGenerator> content) {
        return bytes(json -> json.writeStartObject(), content);
    }

    /** Writes a member that is a thing. */
    static <T extends Versioned> void object(JsonGenerator json, String name, Codec<T> codec, T thing) {
        json.writeStartObject(name);
        codec.write(json, thing);
        json.writeEnd();
    }

    /** Returns a JSON array of what {@code content} writes. */
    static byte[] array(Consumer<JsonGenerator> content) {
        return bytes(json -> json.writeStartArray(), content);
    }

    private static byte[] bytes(Consumer<JsonGenerator> begin, Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JsonP.generator(bytes)) {
            begin.accept(json);
            content.accept(json);
            json.writeEnd();
        }
        return bytes.toByteArray();
    }

    static void text(JsonGenerator json, String name, Optional<?> value) {
        value.ifPresent(text -> json.write(name, text.toString()));
    }

    /** Writes days with their first and the one after their last. */
    static void days(JsonGenerator json, DateRange days) {
        text(json, "beginDate", days.begin());
        text(json, "endDate", days.end());
    }

    /** Reads days. */
    static DateRange days(Fields fields) {
        Optional<LocalDate> begin = fields.date("beginDate");
        Optional<LocalDate> end = fields.date("endDate");
        if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            fields.error("endDate", "endDate must be after beginDate");
            return DateRange.ALWAYS;
        }
        return new DateRange(begin, end);
    }
}
