package dev.rollcall.log.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Parsed;
import dev.rollcall.log.ingest.JsonScanner.Malformed;
import dev.rollcall.log.store.LineFormat;
import dev.rollcall.log.store.LogRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Bodies of events: every line is one record, or is refused with a reason; and a record is one line of text. */
public final class LinesFuzz {

    /** So short that lines are cut. */
    private static final int MAX_LINE = 512;

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final EcsParser ECS = new EcsParser(ServiceName.GRADING);
    private static final TextLines SIGNED = new TextLines(Sender.signed(ServiceName.GRADING));
    private static final TextLines UNSIGNED = new TextLines(Sender.unsigned());

    private LinesFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        LineReader lines = new LineReader(new ByteArrayInputStream(input), MAX_LINE);
        long bytes = 0;
        for (Line line = lines.next(); line != null; line = lines.next()) {
            bytes += line.length();
            readAlone(line);
        }
        assertEquals(input.length, lines.bytes());
        assertTrue(bytes <= input.length);
        isNoEventUnlessJson(input);
        timesAreThoseOfTheJdk(new String(input, UTF_8));
    }

    private static void readAlone(Line line) {
        assertTrue(line.kept() <= MAX_LINE && line.kept() <= line.length());
        event(line).ifPresent(LinesFuzz::isOneLine);
        isOneLine(UNSIGNED.parse(line, NOW, null));
        LogRecord signed = SIGNED.parse(line, NOW, null);
        assertEquals(ServiceName.GRADING, signed.service());
        isOneLine(signed);
    }

    private static Optional<LogRecord> event(Line line) {
        return Parsed.unlessRefused(() -> ECS.parse(line, NOW, null), BadLineException.class);
    }

    private static void isOneLine(LogRecord record) {
        StringBuilder text = new StringBuilder();
        LineFormat.write(record, text);
        assertEquals(text.length() - 1, text.indexOf("\n"), text::toString);
        assertTrue(text.indexOf("\r") < 0 && text.indexOf("\u001b") < 0, text::toString);
    }

    private static void isNoEventUnlessJson(byte[] input) {
        Optional<LogRecord> event = event(new Line(input, input.length, input.length));
        JsonScanner json = new JsonScanner(input, 0, input.length, false);
        boolean sound = Parsed.unlessRefused(
                        () -> {
                            json.skip(0);
                            return json.peek() < 0;
                        },
                        Malformed.class)
                .orElse(false);
        assertTrue(sound || event.isEmpty(), "an event was read where there is no JSON");
    }

    private static void timesAreThoseOfTheJdk(String text) {
        Optional<Instant> time = Parsed.unlessRefused(() -> Timestamps.parse(text), DateTimeException.class);
        if (text.endsWith("Z")) {
            assertEquals(Parsed.unlessRefused(() -> Instant.parse(text), DateTimeException.class), time);
        }
    }
}
