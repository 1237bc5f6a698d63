package dev.rollcall.portal.remote;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.text.Visible;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the codecs have in common: whatever a service answers, the outcome is values that a page can show, or a failure. */
public final class Answers {
    /** Pages write numbers out in full, so 1e999999999 would fill the memory. */
    private static final int MAX_DIGITS = 40;

    private static final int MAX_YEAR = 9999;

    /** Years of four digits. */
    private static final Instant MIN = Instant.parse("0001-01-02T00:00:00Z");

    private static final Instant MAX = Instant.parse("9999-12-30T00:00:00Z");

    private Answers() {}

    /**
     * Reads an answer.
     *
     * @throws UnreadableAnswerException when {@code reading} fails for any reason
     */
    public static <T> T read(ServiceName service, byte[] json, Function<JsonReader, T> reading) {
        try (JsonReader reader = JsonP.reader(json)) {
            return reading.apply(reader);
        } catch (RuntimeException e) { // not JSON, nested too deeply, another shape, values that break a rule
            throw new UnreadableAnswerException(service, e);
        }
    }

    /**
     * Reads an answer as a stream, without building an object tree.
     *
     * @throws UnreadableAnswerException when {@code reading} fails for any reason
     */
    public static <T> T parse(ServiceName service, byte[] json, Function<JsonParser, T> reading) {
        try (JsonParser parser = JsonP.parser(json)) {
            return reading.apply(parser);
        } catch (RuntimeException e) {
            throw new UnreadableAnswerException(service, e);
        }
    }

    /** A text, with what would not be seen spelled out; empty when there is none. */
    public static String text(JsonObject object, String member) {
        return Visible.of(raw(object, member));
    }

    /** A text as it was sent; empty when there is none. */
    public static String raw(JsonObject object, String member) {
        return object.get(member) instanceof JsonString string ? string.getString() : "";
    }

    /** A number; null when there is none. */
    public static @Nullable BigDecimal number(JsonObject object, String member) {
        return object.get(member) instanceof JsonNumber json ? bounded(json.bigDecimalValue()) : null;
    }

    /**
     * A number that can be written out.
     *
     * @throws IllegalArgumentException when it has too many digits for that
     */
    public static BigDecimal bounded(BigDecimal number) {
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("a number has too many digits");
        }
        return number;
    }

    /** A moment; null when there is none that a calendar can show. */
    public static @Nullable Instant instant(JsonObject object, String member) {
        String text = text(object, member);
        if (text.isEmpty()) {
            return null; // as most are, and an exception takes longer than all the rest
        }
        try {
            Instant instant = Instant.parse(text);
            return instant.isBefore(MIN) || instant.isAfter(MAX) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A number that must be there. */
    public static BigDecimal requireNumber(JsonObject object, String member) {
        BigDecimal number = number(object, member);
        if (number == null) {
            throw new IllegalArgumentException(member + " is missing");
        }
        return number;
    }

    /** A whole number; 0 when there is none. */
    public static long whole(JsonObject object, String member) {
        BigDecimal number = number(object, member);
        return number == null ? 0 : number.longValueExact();
    }

    /** Whether a member is true. */
    public static boolean flag(JsonObject object, String member) {
        return object.get(member) == JsonValue.TRUE;
    }

    /** A day; null when there is none, or it is of no calendar of four digits: such a day may have none before or after it. */
    public static @Nullable LocalDate date(JsonObject object, String member) {
        String text = text(object, member);
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() > 0 && day.getYear() <= MAX_YEAR ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** An object; an empty one when there is none. */
    public static JsonObject object(JsonObject object, String member) {
        return object.get(member) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** A list of objects; empty when there is none. */
    public static <T> List<T> list(JsonObject object, String member, Function<JsonObject, T> one) {
        return object.get(member) instanceof JsonArray array
                ? array.getValuesAs(JsonObject.class).stream().map(one).toList()
                : List.of();
    }

    /** A list of objects that must be there. */
    public static <T> List<T> requireList(JsonObject object, String member, Function<JsonObject, T> one) {
        return object.getJsonArray(member).getValuesAs(JsonObject.class).stream()
                .map(one)
                .toList();
    }
}
