package dev.rollcall.portal.map;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.system.Census;
import dev.rollcall.portal.system.State;
import dev.rollcall.portal.text.PlainName;
import dev.rollcall.portal.text.Texts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page <em>Who needs whom</em> shows: a drawing, and the same as a table.
 *
 * @param circles a sentence for each; a service that requires itself, to reach its other instances, is none
 * @param missing a sentence for each service that is required and not offered
 * @param more how many services are not shown
 */
public record MapView(Drawing drawing, List<Row> rows, List<String> circles, List<String> missing, int more) {
    private static final int MOST_SERVICES = 200;

    public MapView {
        rows = List.copyOf(rows);
        circles = List.copyOf(circles);
        missing = List.copyOf(missing);
    }

    /**
     * A service in the table.
     *
     * @param state how it is, in words
     */
    public record Row(String name, String state, String tone, List<Need> requires, List<String> requiredBy) {
        public Row {
            requires = List.copyOf(requires);
            requiredBy = List.copyOf(requiredBy);
        }
    }

    /**
     * What a service requires.
     *
     * @param met whether an instance of it can be used
     * @param circular whether that requires the service in turn
     */
    public record Need(String name, boolean met, boolean circular) {}

    /** The view of a roll; when there are too many services, those in trouble are shown. */
    public static MapView of(Census census, Texts texts) {
        List<ServiceName> shown = census.services().stream()
                .sorted(
                        census.services().size() <= MOST_SERVICES
                                ? Comparator.comparing(name -> 0)
                                : Comparator.comparing(census::state).reversed())
                .limit(MOST_SERVICES)
                .toList();
        Needs needs = needs(shown, census);
        Map<String, Node> nodes = new HashMap<>();
        shown.forEach(name -> nodes.put(name.value(), node(name, census, texts)));
        return new MapView(
                Drawing.of(needs, name -> nodes.getOrDefault(name, new Node(name, name, "", "bad", true))),
                shown.stream().map(name -> row(name, census, needs, texts)).toList(),
                needs.circles().stream()
                        .filter(members -> members.size() > 1)
                        .map(members -> circle(members, texts))
                        .toList(),
                shown.stream()
                        .filter(name -> census.state(name) == State.MISSING
                                && !census.dependents(name).isEmpty())
                        .map(name -> missing(name, census, texts))
                        .toList(),
                census.services().size() - shown.size());
    }

    /** The drawing in a sentence, for screen readers. */
    public String summary(Texts texts) {
        return texts.say("system.map.summary", rows.size(), drawing.lines().size(), circles.size());
    }

    private static Needs needs(List<ServiceName> shown, Census census) {
        Map<String, List<String>> requirements = new HashMap<>();
        shown.forEach(name -> requirements.put(
                name.value(),
                census.requirements(name).stream().map(ServiceName::value).toList()));
        return new Needs(shown.stream().map(ServiceName::value).toList(), requirements);
    }

    private static Node node(ServiceName name, Census census, Texts texts) {
        State state = census.state(name);
        return new Node(
                name.value(),
                PlainName.of(name, texts),
                words(name, census, texts),
                state.tone(),
                state == State.MISSING);
    }

    private static String words(ServiceName name, Census census, Texts texts) {
        int size = census.of(name).size();
        String state = census.state(name).label(texts);
        return size > 1 ? texts.say("system.map.instances", state, size) : state;
    }

    private static Row row(ServiceName name, Census census, Needs needs, Texts texts) {
        return new Row(
                PlainName.of(name, texts),
                words(name, census, texts),
                census.state(name).tone(),
                census.requirements(name).stream()
                        .map(required -> new Need(
                                PlainName.of(required, texts),
                                census.isAvailable(required),
                                !required.equals(name) && needs.isCircular(name.value(), required.value())))
                        .toList(),
                census.dependents(name).stream()
                        .map(dependent -> PlainName.of(dependent, texts))
                        .sorted()
                        .toList());
    }

    private static String circle(List<String> members, Texts texts) {
        String names = PlainName.list(members.stream().map(ServiceName::new).toList(), texts);
        return texts.say("system.map.circle", names);
    }

    private static String missing(ServiceName name, Census census, Texts texts) {
        return texts.say(
                "system.map.missing", PlainName.of(name, texts), PlainName.list(census.dependents(name), texts));
    }
}
