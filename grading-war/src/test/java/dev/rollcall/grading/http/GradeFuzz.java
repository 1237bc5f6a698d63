package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.testing.Parsed;

/** Grades as clients of the tutorial send them: what can be read is written so that it is read as the same. */
public final class GradeFuzz {
    private static final GradeReader READER = new GradeReader();
    private static final GradeWriter WRITER = new GradeWriter();

    private GradeFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Parsed.unlessRefused(() -> READER.read(input), JsonUnreadableException.class, ProblemException.class)
                .ifPresent(grade -> assertEquals(grade, READER.read(WRITER.added(grade))));
    }
}
