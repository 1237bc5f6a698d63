package dev.rollcall.portal.map;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.system.Census;
import dev.rollcall.portal.system.State;
import dev.rollcall.portal.text.PlainName;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the page <em>Who needs whom</em> shows: a drawing, and the same as a table.
 *
 * @param circles a sentence for each
 * @param missing a sentence for each service that somebody requires and nobody offers
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
    public static MapView of(Census census) {
        List<ServiceName> shown = census.services().stream()
                .sorted(
                        census.services().size() <= MOST_SERVICES
                                ? Comparator.comparing(name -> 0)
                                : Comparator.comparing(census::state).reversed())
                .limit(MOST_SERVICES)
                .toList();
        Needs needs = needs(shown, census);
        Map<String, Node> nodes = new HashMap<>();
        shown.forEach(name -> nodes.put(name.value(), node(name, census)));
        return new MapView(
                Drawing.of(needs, name -> nodes.getOrDefault(name, new Node(name, name, "", "bad", true))),
                shown.stream().map(name -> row(name, census, needs)).toList(),
                needs.circles().stream().map(MapView::circle).toList(),
                shown.stream()
                        .filter(name -> census.state(name) == State.MISSING
                                && !census.dependents(name).isEmpty())
                        .map(name -> missing(name, census))
                        .toList(),
                census.services().size() - shown.size());
    }

    /** The drawing in a sentence, for who does not see it. */
    public String summary() {
        long lines = drawing.lines().size();
        return rows.size() + " services, " + lines + (lines == 1 ? " need" : " needs") + ", " + circles.size()
                + (circles.size() == 1 ? " circle" : " circles") + "; the table below says the same";
    }

    private static Needs needs(List<ServiceName> shown, Census census) {
        Map<String, List<String>> requirements = new HashMap<>();
        shown.forEach(name -> requirements.put(
                name.value(),
                census.requirements(name).stream().map(ServiceName::value).toList()));
        return new Needs(shown.stream().map(ServiceName::value).toList(), requirements);
    }

    private static Node node(ServiceName name, Census census) {
        State state = census.state(name);
        return new Node(name.value(), PlainName.of(name), words(name, census), state.tone(), state == State.MISSING);
    }

    private static String words(ServiceName name, Census census) {
        int size = census.of(name).size();
        return census.state(name).label() + (size > 1 ? ", " + size + " instances" : "");
    }

    private static Row row(ServiceName name, Census census, Needs needs) {
        return new Row(
                PlainName.of(name),
                words(name, census),
                census.state(name).tone(),
                census.requirements(name).stream()
                        .map(required -> new Need(
                                PlainName.of(required),
                                census.isAvailable(required),
                                needs.isCircular(name.value(), required.value())))
                        .toList(),
                census.dependents(name).stream().map(PlainName::of).sorted().toList());
    }

    private static String circle(List<String> members) {
        String names = members.stream()
                .map(member -> PlainName.of(new ServiceName(member)))
                .collect(Collectors.joining(", "));
        return members.size() == 1
                ? names + " requires itself."
                : "A circle: " + names + " require one another, so that none of them can work before the others do.";
    }

    private static String missing(ServiceName name, Census census) {
        String dependents = census.dependents(name).stream().map(PlainName::of).collect(Collectors.joining(", "));
        return PlainName.of(name) + " is required by " + dependents + ", and nobody is registered under that name.";
    }
}
