package dev.rollcall.kit.registry;

import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.json.JsonText;
import dev.rollcall.kit.json.JsonUnreadableException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One JSON object of the wire, read leniently: names in any case, {@code null} as if missing, unknown members ignored.
 * No name may be there twice, in whatever case. Every complaint begins with the name of the member.
 */
final class Wire {

    private final Map<String, JsonValue> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Wire(JsonObject object) {
        object.forEach((name, value) -> {
            if (members.put(name, value) != null) {
                throw JsonText.twice(name);
            }
        });
        members.values().removeIf(JsonValue.NULL::equals);
    }

    /** Reads {@code bytes} and makes a record of them, telling unreadable input from broken invariants. */
    static <T> T read(byte[] bytes, Function<Wire, T> shape) {
        try (JsonReader reader = JsonP.reader(JsonText.object(bytes))) {
            return read(reader.readObject(), shape);
        }
    }

    /** Makes a record of what is read already. */
    static <T> T read(JsonObject object, Function<Wire, T> shape) {
        return invariants(() -> shape.apply(new Wire(object)));
    }

    private static <T> T invariants(Supplier<T> shape) {
        try {
            return shape.get();
        } catch (IllegalArgumentException e) {
            throw new JsonInvalidException(String.valueOf(e.getMessage()), e);
        }
    }

    Optional<String> text(String member) {
        return Optional.ofNullable(members.get(member))
                .map(v -> string(member, v))
                .filter(t -> !t.isBlank());
    }

    /** A text, or nothing if it is anything else: for members that other services may use differently. */
    Optional<String> textIfAny(String member) {
        return members.get(member) instanceof JsonString ? text(member) : Optional.empty();
    }

    String requiredText(String member) {
        return text(member).orElseThrow(() -> new IllegalArgumentException(member + " is missing"));
    }

    /** An address; blank counts as missing, because clients of the tutorial send {@code ""} for what they lack. */
    Optional<URI> url(String member) {
        return text(member).map(text -> {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(member + " is not an address", e);
            }
        });
    }

    URI requiredUrl(String member) {
        return url(member).orElseThrow(() -> new IllegalArgumentException(member + " is missing"));
    }

    OptionalLong number(String member) {
        JsonValue value = members.get(member);
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            if (value instanceof JsonNumber number) {
                return OptionalLong.of(number.longValueExact());
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(member + " must be a whole number of at most 19 digits", e);
        }
        throw new JsonUnreadableException(member + " must be a number", null);
    }

    long requiredNumber(String member) {
        return number(member).orElseThrow(() -> new IllegalArgumentException(member + " is missing"));
    }

    boolean flag(String member) {
        JsonValue value = members.get(member);
        if (value == null || value == JsonValue.FALSE) {
            return false;
        }
        if (value == JsonValue.TRUE) {
            return true;
        }
        throw new JsonUnreadableException(member + " must be true or false", null);
    }

    Optional<Wire> object(String member) {
        return Optional.ofNullable(members.get(member)).map(v -> asObject(member, v));
    }

    <T> List<T> objects(String member, Function<Wire, T> shape) {
        return list(member, v -> shape.apply(asObject(member, v)));
    }

    List<String> texts(String member) {
        return list(member, v -> string(member, v));
    }

    Map<String, String> map(String member) {
        Map<String, String> map = new LinkedHashMap<>();
        JsonValue value = members.get(member);
        if (value instanceof JsonObject object) {
            object.forEach((name, text) -> map.put(name, string(member, text)));
        } else if (value != null) {
            throw new JsonUnreadableException(member + " must be an object", null);
        }
        return map;
    }

    private <T> List<T> list(String member, Function<JsonValue, T> element) {
        JsonValue value = members.get(member);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            throw new JsonUnreadableException(member + " must be a list", null);
        }
        List<T> list = new ArrayList<>();
        array.stream().filter(v -> v != JsonValue.NULL).forEach(v -> list.add(element.apply(v)));
        return list;
    }

    private static Wire asObject(String member, JsonValue value) {
        if (value instanceof JsonObject object) {
            return new Wire(object);
        }
        throw new JsonUnreadableException(member + " must hold objects", null);
    }

    private static String string(String member, JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw new JsonUnreadableException(member + " must hold text", null);
    }
}
