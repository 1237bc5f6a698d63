package dev.rollcall.grading.archive;

import dev.rollcall.grading.gradebook.PlainNumber;
import dev.rollcall.kit.json.JsonP;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.CharArrayWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A row as a JSON array on one line, in the order of the columns: texts, days and moments (ISO-8601) as text, numbers as the
 * shortest number that has the value, {@code null} for nothing. Used by one thread.
 */
final class RowCodec {
    /** Far more than any column takes: a number of a few characters may have millions of digits. */
    private static final int MAX_DIGITS = 40;

    /** Room for as many digits on both sides of the point, and for the sign. */
    private static final int MAX_SPELLING = 2 * MAX_DIGITS + 2;

    private final CharArrayWriter text = new CharArrayWriter();

    /** Returns the line, without its end; valid until the next call. */
    CharArrayWriter write(List<? extends @Nullable Object> values) {
        text.reset();
        try (JsonGenerator json = JsonP.generator(text)) {
            json.writeStartArray();
            for (Object value : values) {
                write(json, value);
            }
            json.writeEnd();
        }
        return text;
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long whole) {
            json.write(whole);
        } else if (value instanceof BigDecimal decimal) {
            json.write(PlainNumber.shortest(decimal));
        } else if (value instanceof Boolean flag) {
            json.write(flag);
        } else {
            json.write(value.toString());
        }
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it holds something else than a value of each kind, in this order
     */
    static List<@Nullable Object> read(String line, List<Kind> kinds) {
        List<@Nullable Object> values = new ArrayList<>(kinds.size());
        try (JsonParser parser = JsonP.parser(line)) {
            require(parser.next() == Event.START_ARRAY);
            for (Kind kind : kinds) {
                values.add(value(parser, parser.next(), kind));
            }
            require(parser.next() == Event.END_ARRAY && !parser.hasNext());
            return values;
        } catch (JsonException | NoSuchElementException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("no row", e);
        }
    }

    private static @Nullable Object value(JsonParser parser, Event event, Kind kind) {
        if (event == Event.VALUE_NULL) {
            return null;
        }
        return switch (kind) {
            case TEXT -> text(parser, event);
            case WHOLE -> number(parser, event).longValueExact();
            case DECIMAL -> number(parser, event);
            case FLAG -> {
                require(event == Event.VALUE_TRUE || event == Event.VALUE_FALSE);
                yield event == Event.VALUE_TRUE;
            }
            case DAY -> LocalDate.parse(text(parser, event));
            case MOMENT -> Instant.parse(text(parser, event));
        };
    }

    private static String text(JsonParser parser, Event event) {
        require(event == Event.VALUE_STRING);
        return parser.getString();
    }

    private static BigDecimal number(JsonParser parser, Event event) {
        require(event == Event.VALUE_NUMBER);
        String digits = parser.getString();
        require(digits.length() <= MAX_SPELLING);
        BigDecimal number = new BigDecimal(digits);
        long whole = (long) number.precision() - number.scale();
        require(whole <= MAX_DIGITS && number.scale() <= MAX_DIGITS);
        return number;
    }

    private static void require(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("no row");
        }
    }
}
