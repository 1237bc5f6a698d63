package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The description of the interface against the interface, and against the rules of OpenAPI 3.1 that matter to generators. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonObject document = Described.document();

    private void operations(BiConsumer<String, JsonObject> check) {
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        check.accept(method.toUpperCase(Locale.ROOT) + " " + path, operation.asJsonObject());
                    }
                }));
    }

    /** As the tools that generate clients read it. */
    @Test
    void aParserOfOpenApiFindsNothingWrong() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(document.toString(), List.of(), options);

        assertEquals(List.of(), result.getMessages());
        assertEquals(
                document.getJsonObject("paths").size(),
                result.getOpenAPI().getPaths().size());
    }

    @Test
    void describesEveryMethodOfEveryAddressAndNoOther() {
        Set<String> described = new TreeSet<>();
        operations((route, operation) -> described.add(route));
        Set<String> routes = new TreeSet<>(Set.of(
                "GET /openapi.json", "GET /archive", "PUT /archive", "GET /archive/restoration", "GET /oneroster"));
        for (Route route : new Resources(false).routes()) {
            route.actions()
                    .keySet()
                    .forEach(
                            method -> routes.add(method + " " + route.template().text()));
        }

        assertEquals(routes, described);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        collect(document, references);

        assertTrue(references.size() > 100);
        for (String reference : references) {
            assertTrue(reference.startsWith("#/"), reference);
            assertNotNull(document.getValue(reference.substring(1)), reference);
        }
    }

    private static void collect(JsonValue value, List<String> references) {
        if (value instanceof JsonObject object) {
            if (object.get("$ref") instanceof JsonString reference) {
                references.add(reference.getString());
            }
            object.values().forEach(member -> collect(member, references));
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> collect(item, references));
        }
    }

    @Test
    void whatMayBePreferredToBeAnsweredEarlyHasAnEarlyAnswer() {
        Set<String> preferred = new TreeSet<>();
        Set<String> early = new TreeSet<>();
        operations((route, operation) -> {
            List<String> references = new ArrayList<>();
            collect(operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY), references);
            if (references.contains("#/components/parameters/Prefer")) {
                preferred.add(route);
            }
            if (operation.getJsonObject("responses").containsKey("202")) {
                early.add(route);
            }
        });

        assertEquals(preferred, early);
        assertEquals(6, early.size());
    }

    @Test
    void whatMayBeAnsweredAsKnownTakesWhatIsKnown() {
        Set<String> told = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        operations((route, operation) -> {
            List<String> references = new ArrayList<>();
            collect(operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY), references);
            if (references.contains("#/components/parameters/IfNoneMatch")) {
                asked.add(route);
            }
            if (operation.getJsonObject("responses").containsKey("304")) {
                told.add(route);
            }
        });
        asked.removeIf(route -> !route.startsWith("GET "));

        assertEquals(told, asked);
    }

    @Test
    void everyNameInAnAddressIsAParameterThatIsRequired() {
        document.getJsonObject("paths").forEach((path, item) -> {
            Set<String> names = Pattern.compile("\\{(\\w+)}")
                    .matcher(path)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toSet());
            Set<String> declared = new HashSet<>();
            JsonArray parameters = item.asJsonObject().getJsonArray("parameters");
            for (JsonObject parameter :
                    parameters == null ? List.<JsonObject>of() : parameters.getValuesAs(JsonObject.class)) {
                assertEquals("path", parameter.getString("in"), path);
                assertTrue(parameter.getBoolean("required"), path);
                assertNotNull(parameter.getJsonObject("schema"), path);
                declared.add(parameter.getString("name"));
            }
            assertEquals(names, declared, path);
        });
    }

    @Test
    void everyOperationHasANameOfItsOwnAndAnswersWithAProblemIfNotAsAsked() {
        Set<String> names = new HashSet<>();
        operations((route, operation) -> {
            assertTrue(names.add(operation.getString("operationId")), route);
            JsonObject responses = operation.getJsonObject("responses");
            assertEquals(
                    "#/components/responses/Problem",
                    responses.getJsonObject("default").getString("$ref"),
                    route);
            assertTrue(responses.keySet().stream().anyMatch(status -> status.startsWith("2")), route);
            responses
                    .values()
                    .forEach(response -> assertTrue(
                            response.asJsonObject().containsKey("description")
                                    || response.asJsonObject().containsKey("$ref"),
                            route));
            boolean writes = route.startsWith("P");
            assertEquals(writes, operation.containsKey("requestBody"), route);
        });
    }

    @Test
    void whatASchemaRequiresIsAmongItsProperties() {
        required(document);
    }

    private static void required(JsonStructure structure) {
        if (structure instanceof JsonObject object && object.get("required") instanceof JsonArray required) {
            for (JsonString name : required.getValuesAs(JsonString.class)) {
                assertTrue(object.getJsonObject("properties").containsKey(name.getString()), name.getString());
            }
        }
        for (JsonValue value : structure instanceof JsonObject object ? object.values() : (JsonArray) structure) {
            if (value instanceof JsonStructure inner) {
                required(inner);
            }
        }
    }

    @Test
    void saysWhichVersionOfOpenApiItIs() {
        assertEquals("3.1.0", document.getString("openapi"));
        assertEquals(
                "/grading" + ApiServlet.PATTERN.replace("/*", ""),
                document.getJsonArray("servers").getJsonObject(0).getString("url"));
    }
}
