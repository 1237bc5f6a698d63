package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Day;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.json.JsonText;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The members of a JSON object that a caller sent. What is wrong with them is collected, so that the caller is told all of it at
 * once; members that are not asked for are ignored, and {@code null} is as good as absent. Used by one thread.
 */
final class Fields {
    private final JsonObject object;
    private final String pointer;
    private final List<Map<String, String>> errors;

    private Fields(JsonObject object, String pointer, List<Map<String, String>> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    /**
     * Reads a body.
     *
     * @throws dev.rollcall.kit.json.JsonUnreadableException if it is not one JSON object
     */
    static Fields of(byte[] body) {
        return new Fields(object(JsonText.object(body)), "", new ArrayList<>());
    }

    /** Reads what the grade book itself wrote. */
    static Fields ofOwn(String json) {
        return new Fields(object(json), "", new ArrayList<>());
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = JsonP.reader(json)) {
            return reader.readObject();
        }
    }

    /** Returns a text as what it means; empty if it is absent or wrong. */
    <T> Optional<T> text(String name, Function<String, T> meaning) {
        return value(name, JsonString.class, "text", text -> meaning.apply(text.getString()));
    }

    /** Returns a text that must be there. */
    <T> Optional<T> requiredText(String name, Function<String, T> meaning) {
        require(name);
        return text(name, meaning);
    }

    /** Returns an id. */
    Optional<Id> id(String name) {
        return text(name, text -> idOf(name, text));
    }

    /** Returns an id that must be there. */
    Optional<Id> requiredId(String name) {
        return requiredText(name, text -> idOf(name, text));
    }

    private static Id idOf(String name, String text) {
        if (!Id.isSafe(text)) {
            throw new IllegalArgumentException(name + " must be an id");
        }
        return new Id(text);
    }

    /** Returns a number as what it means. */
    <T> Optional<T> number(String name, Function<BigDecimal, T> meaning) {
        return value(name, JsonNumber.class, "a number", number -> meaning.apply(number.bigDecimalValue()));
    }

    /** Returns a whole number. */
    Optional<Long> whole(String name) {
        return number(name, number -> {
            try {
                return number.longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(name + " must be a whole number", e);
            }
        });
    }

    /** Returns a day. */
    Optional<LocalDate> date(String name) {
        return text(name, text -> {
            try {
                return Day.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(name + " must be a date such as 2026-09-01", e);
            }
        });
    }

    /** Returns a choice. */
    boolean flag(String name, boolean fallback) {
        JsonValue value = object.get(name);
        if (value == null || value == JsonValue.NULL) {
            return fallback;
        }
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            error(name, name + " must be true or false");
        }
        return value == JsonValue.TRUE;
    }

    /** Returns one of some words. */
    <T> Optional<T> word(String name, Map<String, T> words) {
        return text(name, text -> {
            T meaning = words.get(text);
            if (meaning == null) {
                throw new IllegalArgumentException(name + " must be one of " + String.join(", ", words.keySet()));
            }
            return meaning;
        });
    }

    /** Returns the objects of an array. */
    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        value(name, JsonArray.class, "an array", array -> {
            for (int i = 0; i < array.size(); i++) {
                if (!(array.get(i) instanceof JsonObject one)) {
                    throw new IllegalArgumentException(name + " must hold objects only");
                }
                objects.add(new Fields(one, pointer + "/" + name + "/" + i, errors));
            }
            return array;
        });
        return objects;
    }

    /** Insists that a member is there. */
    void require(String name) {
        JsonValue value = object.get(name);
        if (value == null || value == JsonValue.NULL) {
            error(name, name + " is missing");
        }
    }

    private <V extends JsonValue, T> Optional<T> value(
            String name, Class<V> type, String words, Function<V, T> meaning) {
        JsonValue value = object.get(name);
        if (value == null || value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            error(name, name + " must be " + words);
            return Optional.empty();
        }
        try {
            return Optional.of(meaning.apply(type.cast(value)));
        } catch (IllegalArgumentException e) {
            error(name, ofMember(name, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** What a rule is about has a name of its own in the domain: the maximum of a line item is a score. */
    private static String ofMember(String name, String sentence) {
        int rule = sentence.indexOf(" must ");
        boolean other =
                rule > 0 && !sentence.substring(0, rule).replace(" ", "").equalsIgnoreCase(name);
        return other ? name + sentence.substring(rule) : sentence;
    }

    /** Notes what is wrong with a member. */
    void error(String name, String detail) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("pointer", name.isEmpty() ? pointer : pointer + "/" + name);
        error.put("detail", detail);
        errors.add(error);
    }

    /**
     * Makes something of the members.
     *
     * @param maker whose exceptions begin with the name of the member that is wrong
     * @throws ProblemException 422 if anything was or is wrong
     */
    <T> T make(Supplier<T> maker) {
        check();
        return tryMake(maker).orElseThrow(() -> {
            check();
            return new IllegalStateException("an error was noted");
        });
    }

    /** Makes something of the members, as {@link #make}; what is wrong is noted for {@link #check}, and nothing is made then. */
    <T> Optional<T> tryMake(Supplier<T> maker) {
        if (errors.stream().anyMatch(error -> error.getOrDefault("pointer", "").startsWith(pointer + "/"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            String sentence = String.valueOf(e.getMessage());
            String first = sentence.split(" ", 2)[0];
            error(object.containsKey(first) || sentence.endsWith(" is missing") ? first : "", sentence);
            return Optional.empty();
        }
    }

    private static String sentence(Map<String, String> error) {
        String detail = error.getOrDefault("detail", "");
        return detail.substring(0, 1).toUpperCase(Locale.ROOT) + detail.substring(1) + ".";
    }

    /**
     * Insists that nothing was wrong.
     *
     * @throws ProblemException 422 otherwise
     */
    void check() {
        if (!errors.isEmpty()) {
            String detail =
                    String.join(" ", errors.stream().map(Fields::sentence).toList());
            throw new ProblemException(CommonProblem.INVALID, detail).with("errors", List.copyOf(errors));
        }
    }
}
