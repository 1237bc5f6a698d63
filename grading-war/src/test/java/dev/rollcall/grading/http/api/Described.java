package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds answers to the description of the interface: status and content type are among those described, what is required is there,
 * and everything that is there is named. A client that was generated from the description sees no other members.
 */
public final class Described {
    private static final JsonObject DOCUMENT = document();

    private final List<String> faults = new ArrayList<>();

    private Described() {}

    /** Returns the description. */
    static JsonObject document() {
        try (JsonReader reader = Json.createReader(OpenApiServlet.class.getResourceAsStream("openapi.json"))) {
            return reader.readObject();
        }
    }

    /** Fails if the description does not know such an answer; {@code path} is below {@code /api/v1}. */
    public static void check(String method, String path, HttpResponse<String> answer) {
        int status = answer.statusCode();
        Optional<JsonObject> operation = operation(method, path.replaceFirst("\\?.*", ""));
        if (operation.isEmpty() || status == 405) {
            return;
        }
        String request = method + " " + path + " " + status;
        JsonObject responses = operation.get().getJsonObject("responses");
        JsonObject response = responses.getJsonObject(String.valueOf(status));
        if (response == null && status >= 400) {
            response = responses.getJsonObject("default");
        }
        assertNotNull(response, request);
        JsonObject headers = resolve(response)
                .getOrDefault("headers", JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject();
        assertEquals(
                answer.headers().firstValue("ETag").isPresent() && status < 300,
                headers.containsKey("ETag") && status < 300,
                request + " ETag");
        JsonObject content = resolve(response).getJsonObject("content");
        if (content == null) {
            assertEquals("", answer.body(), request);
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        assertNotNull(content.get(type), request + " " + type);
        if (type.endsWith("json")) {
            Described described = new Described();
            described.compare(
                    content.getJsonObject(type).getJsonObject("schema"),
                    Json.createReader(new StringReader(answer.body())).readValue(),
                    "");
            assertEquals(List.of(), described.faults, request);
        }
    }

    private static Optional<JsonObject> operation(String method, String path) {
        return DOCUMENT.getJsonObject("paths").entrySet().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{\\w+}", "[^/]+")))
                .min(Map.Entry.comparingByKey()) // of two the one without a name in it: { comes after letters
                .map(entry -> entry.getValue().asJsonObject().getJsonObject(method.toLowerCase(Locale.ROOT)));
    }

    private static JsonObject resolve(JsonObject described) {
        return described.containsKey("$ref")
                ? resolve(DOCUMENT.getValue(described.getString("$ref").substring(1))
                        .asJsonObject())
                : described;
    }

    private void compare(JsonObject reference, JsonValue value, String pointer) {
        JsonObject schema = resolve(reference);
        if (schema.containsKey("anyOf")) {
            anyOf(schema.getJsonArray("anyOf"), value, pointer);
            return;
        }
        String type = schema.getString("type", schema.containsKey("allOf") ? "object" : "any");
        boolean fits = switch (type) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            case "string" -> value instanceof JsonString;
            case "number" -> value instanceof JsonNumber;
            case "integer" -> value instanceof JsonNumber number && number.isIntegral();
            case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            default -> schema.getJsonArray("enum").contains(value);
        };
        if (!fits) {
            faults.add(pointer + " is no " + type);
        } else if (value instanceof JsonObject object) {
            members(schema, object, pointer);
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> compare(schema.getJsonObject("items"), item, pointer + "/-"));
        }
    }

    private void anyOf(JsonArray choices, JsonValue value, String pointer) {
        boolean fits = choices.getValuesAs(JsonObject.class).stream().anyMatch(choice -> {
            Described described = new Described();
            described.compare(choice, value, pointer);
            return described.faults.isEmpty();
        });
        if (!fits) {
            faults.add(pointer + " is none of those it may be");
        }
    }

    private void members(JsonObject schema, JsonObject object, String pointer) {
        Map<String, JsonObject> properties = new HashMap<>();
        List<String> required = new ArrayList<>();
        collect(schema, properties, required);
        required.stream()
                .filter(name -> !object.containsKey(name))
                .forEach(name -> faults.add(pointer + "/" + name + " is missing"));
        if (properties.isEmpty() && !schema.containsKey("additionalProperties")) {
            return; // any object
        }
        object.forEach((name, member) -> {
            JsonObject property = properties.getOrDefault(name, schema.getJsonObject("additionalProperties"));
            if (property == null) {
                faults.add(pointer + "/" + name + " is not described");
            } else {
                compare(property, member, pointer + "/" + name);
            }
        });
    }

    private static void collect(JsonObject reference, Map<String, JsonObject> properties, List<String> required) {
        JsonObject schema = resolve(reference);
        schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject()
                .forEach((name, property) -> properties.put(name, property.asJsonObject()));
        schema.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonString.class)
                .forEach(name -> required.add(name.getString()));
        schema.getOrDefault("allOf", JsonValue.EMPTY_JSON_ARRAY)
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .forEach(part -> collect(part, properties, required));
    }
}
