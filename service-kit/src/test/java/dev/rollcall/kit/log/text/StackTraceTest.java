package dev.rollcall.kit.log.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackTraceTest {

    private static final String FORGED = "oops\n24-Nov-2026 00:00:00.000 SEVERE [main] all is lost";

    @Test
    void everyLineIsAFrameOrAnEscapedMessage() {
        IOException thrown = new IOException(FORGED, new IllegalStateException(FORGED));
        thrown.addSuppressed(new IllegalArgumentException(FORGED));

        List<String> lines = StackTrace.of(thrown).lines().toList();

        assertEquals("java.io.IOException: " + FORGED.replace("\n", "\\n"), lines.get(0));
        assertEquals(
                3, lines.stream().filter(line -> line.contains("all is lost")).count());
        assertTrue(
                lines.stream()
                        .allMatch(
                                line -> line.matches(
                                        "(java\\.io\\.IOException|Caused by: |\t+Suppressed: |\t+at |\t+\\.\\.\\. \\d+ more).*")),
                String.join("\n", lines));
    }

    @Test
    void commonFramesAreToldOnce() {
        String trace = StackTrace.of(new IOException("outer", new IOException("inner")));

        assertTrue(trace.contains("Caused by: java.io.IOException: inner\n"), trace);
        assertTrue(trace.matches("(?s).*\t\\.\\.\\. \\d+ more\n$"), trace);
    }

    @Test
    void aCauseThatWasThrownAtTheSamePlaceHasNoFramesOfItsOwn() {
        IOException inner = new IOException("inner");
        IOException outer = new IOException("outer", inner);
        inner.setStackTrace(outer.getStackTrace());

        int frames = outer.getStackTrace().length;
        assertTrue(StackTrace.of(outer).endsWith("Caused by: java.io.IOException: inner\n\t... " + frames + " more\n"));
    }

    @Test
    void whatHasNoCommonFramesSaysNothingOfThem() {
        assertFalse(StackTrace.of(new IOException("alone")).contains(" more\n"));
    }

    @Test
    void commonFramesAreAtMostThoseOfTheShorterTrace() {
        StackTraceElement[] all = new IOException().getStackTrace();
        StackTraceElement[] last = {all[all.length - 1]};

        assertTrue(StackTrace.of(nested(all, last)).endsWith("inner\n\t... 1 more\n"));
        assertTrue(StackTrace.of(nested(last, all)).endsWith("\n\t... 1 more\n"));
    }

    private static IOException nested(StackTraceElement[] outer, StackTraceElement[] inner) {
        IOException cause = new IOException("inner");
        cause.setStackTrace(inner);
        IOException thrown = new IOException("outer", cause);
        thrown.setStackTrace(outer);
        return thrown;
    }

    @Test
    void aMessageIsCutWhereItIsTooLong() {
        int room = 16 * 1024 - "java.io.IOException: ".length();

        assertFalse(StackTrace.of(new IOException("x".repeat(room))).contains("…"));
        assertTrue(StackTrace.of(new IOException("x".repeat(room + 1))).contains("xxx…\n"));
    }

    @Test
    void aCircleOfCausesEnds() {
        IOException one = new IOException("one");
        one.initCause(new IOException("other", one));

        assertTrue(StackTrace.of(one).endsWith("Caused by: java.io.IOException: one [not shown again]\n"));
    }

    @Test
    void whateverIsThrownItsTraceIsBounded() {
        Exception deep = new IOException("x".repeat(1_000_000));
        for (int i = 0; i < 100_000; i++) {
            deep = new IOException("x".repeat(100), deep);
        }
        Exception wide = new IOException("wide");
        for (int i = 0; i < 10_000; i++) {
            wide.addSuppressed(new IOException("y".repeat(100)));
        }

        assertTrue(StackTrace.of(deep).length() < 500_000);
        assertTrue(StackTrace.of(wide).length() < 500_000);
        assertTrue(StackTrace.of(new IOException("x".repeat(1_000_000))).length() < 50_000);
    }

    @Test
    void anExceptionThatCannotTellItselfIsStillShown() {
        RuntimeException thrown = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };

        assertTrue(StackTrace.of(thrown).contains("[toString() failed: java.lang.IllegalStateException]\n"));
    }
}
