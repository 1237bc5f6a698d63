package dev.rollcall.distribution;

import dev.rollcall.launcher.roll.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes a CycloneDX 1.6 document (ECMA-424) about everything a distribution carries. */
final class BillOfMaterials {
    private static final String WAR = "-war";

    private final List<Component> components;
    private final Coordinates distribution;
    private final String time;

    /**
     * Takes what is carried.
     *
     * @param time of the build, in ISO-8601
     */
    BillOfMaterials(Coordinates distribution, List<Component> components, String time) {
        this.distribution = distribution;
        this.components = List.copyOf(components);
        this.time = time;
    }

    /** Returns the document; the same content has the same serial number. */
    String json() {
        List<Map<String, Object>> all =
                components.stream().map(BillOfMaterials::member).toList();
        String content = JsonText.of(all);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bomFormat", "CycloneDX");
        document.put("specVersion", "1.6");
        document.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)));
        document.put("version", 1);
        document.put("metadata", object("timestamp", time, "component", subject()));
        document.put("components", all);
        document.put("dependencies", dependencies());
        return JsonText.of(document) + "\n";
    }

    private Map<String, Object> subject() {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("type", "application");
        member.put("bom-ref", distribution.purl());
        member.put("group", distribution.group());
        member.put("name", distribution.name());
        member.put("version", distribution.version());
        member.put("licenses", licences("Apache-2.0"));
        return member;
    }

    private static Map<String, Object> member(Component component) {
        Coordinates coordinates = component.coordinates();
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("type", isApplication(component) ? "application" : "library");
        member.put("bom-ref", component.reference());
        member.put("group", coordinates.group());
        member.put("name", coordinates.name());
        member.put("version", coordinates.version());
        if (!component.sha256().isEmpty()) {
            member.put("hashes", List.of(object("alg", "SHA-256", "content", component.sha256())));
        }
        member.put("licenses", licences(component.licence()));
        member.put("purl", coordinates.purl());
        member.put(
                "evidence",
                Map.of(
                        "occurrences",
                        component.places().stream()
                                .map(place -> Map.of("location", place))
                                .toList()));
        return member;
    }

    /** Unlike {@link Map#of}, in the same order in every build. */
    private static Map<String, Object> object(String first, Object one, String second, Object two) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(first, one);
        members.put(second, two);
        return members;
    }

    private static boolean isApplication(Component component) {
        String name = component.coordinates().name();
        return name.endsWith(WAR) || name.equals("tomcat");
    }

    private static List<Object> licences(String expression) {
        boolean simple = Licences.identifiers(expression).size() == 1;
        return List.of(simple ? Map.of("license", Map.of("id", expression)) : Map.of("expression", expression));
    }

    /** A component depends on those that lie within it, and the distribution on those that lie within no other. */
    private List<Object> dependencies() {
        Map<String, Object> tops = new LinkedHashMap<>();
        tops.put("ref", distribution.purl());
        tops.put("dependsOn", children(Optional.empty()));
        List<Object> all = new ArrayList<>(List.of(tops));
        for (Component component : components) {
            List<String> parts = children(Optional.of(component));
            if (!parts.isEmpty()) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("ref", component.reference());
                entry.put("dependsOn", parts);
                all.add(entry);
            }
        }
        return all;
    }

    /** Returns what lies in a component, in any of its places; it does not lie in itself. */
    private List<String> children(Optional<Component> parent) {
        return components.stream()
                .filter(child -> parent.filter(child::equals).isEmpty())
                .filter(child -> child.places().stream()
                        .anyMatch(place -> parent.map(p -> isWithin(p, place)).orElseGet(() -> isTop(place))))
                .map(Component::reference)
                .toList();
    }

    private static boolean isWithin(Component parent, String place) {
        return parent.places().stream()
                .anyMatch(outer -> outer.equals("tomcat")
                        ? place.startsWith("tomcat/") && !place.contains("!/")
                        : place.startsWith(outer + "!/") && place.indexOf("!/", outer.length() + 2) < 0);
    }

    private static boolean isTop(String place) {
        return !place.contains("!/") && !place.startsWith("tomcat/");
    }
}
