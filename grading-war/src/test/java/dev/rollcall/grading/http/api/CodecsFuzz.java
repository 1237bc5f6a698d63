package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.testing.Parsed;
import java.util.List;
import java.util.function.Supplier;

/** The JSON of everything in the grade book: what can be read is written so that it is read as the same. */
public final class CodecsFuzz {
    private static final Id ID = new Id("a");
    private static final List<Codec<? extends Versioned>> FORMS = List.of(
            Codecs.TERM,
            Codecs.COURSE,
            Codecs.CLASS,
            Codecs.PERSON,
            Codecs.ENROLMENT,
            Codecs.CATEGORY,
            Codecs.ITEM,
            Codecs.SCHEME);

    private CodecsFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        FORMS.forEach(form -> comesBack(form, input));
        Parsed.unlessRefused(
                        () -> MarkCodec.read(Fields.of(input)), JsonUnreadableException.class, ProblemException.class)
                .ifPresent(CodecsFuzz::comesBack);
    }

    private static <T extends Versioned> void comesBack(Codec<T> form, byte[] input) {
        Parsed.unlessRefused(() -> read(form, input), JsonUnreadableException.class, ProblemException.class)
                .ifPresent(thing -> assertEquals(thing, read(form, Codecs.object(json -> form.write(json, thing)))));
    }

    private static <T extends Versioned> T read(Codec<T> form, byte[] json) {
        return form.read(Fields.of(json), ID, 1);
    }

    private static void comesBack(Mark mark) {
        Supplier<byte[]> written = () -> Codecs.object(json -> MarkCodec.write(json, mark));
        assertEquals(mark, MarkCodec.read(Fields.of(written.get())));
    }
}
