package dev.rollcall.portal.system;

import java.util.List;

/**
 * One service on the page.
 *
 * @param plainName what people call it
 * @param wireName what it is called on the wire
 * @param state the worst of its instances, or missing
 * @param requires what it needs
 * @param requiredBy plain names of those that need it
 */
public record ServiceCard(
        String plainName,
        String wireName,
        State state,
        List<InstanceRow> instances,
        List<Requirement> requires,
        List<String> requiredBy) {

    public ServiceCard {
        instances = List.copyOf(instances);
        requires = List.copyOf(requires);
        requiredBy = List.copyOf(requiredBy);
    }

    /** The state in words, with numbers when some instances are better than others: {@code 1 of 2 down}. */
    public String stateText() {
        long worst = instances.stream().filter(row -> row.state() == state).count();
        return worst == instances.size() || worst == 0
                ? state.label()
                : worst + " of " + instances.size() + " " + state.label();
    }

    /**
     * A service that another one needs.
     *
     * @param available whether an instance of it can be called
     */
    public record Requirement(String plainName, boolean available) {}
}
