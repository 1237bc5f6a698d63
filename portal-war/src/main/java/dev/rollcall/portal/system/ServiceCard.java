package dev.rollcall.portal.system;

import dev.rollcall.portal.text.Texts;
import java.util.List;

/**
 * One service on the page.
 *
 * @param plainName what people call it
 * @param wireName what it is called on the wire
 * @param state how it is
 * @param size how many instances there are
 * @param instances the first of them, those in trouble before the others
 * @param gone instances that were here in the last 24 hours, the latest first
 * @param requires what it needs
 * @param requiredBy plain names of those that need it
 */
public record ServiceCard(
        String plainName,
        String wireName,
        State state,
        int size,
        List<InstanceRow> instances,
        List<GoneRow> gone,
        List<Requirement> requires,
        List<String> requiredBy) {

    public ServiceCard {
        instances = List.copyOf(instances);
        gone = List.copyOf(gone);
        requires = List.copyOf(requires);
        requiredBy = List.copyOf(requiredBy);
    }

    /** The state in words, with numbers when some instances are better than others: {@code 1 of 2 down}. */
    public String stateText(Texts texts) {
        long such = instances.stream().filter(row -> row.state() == state).count();
        return such == 0 || size > instances.size() || such == size
                ? state.label(texts)
                : texts.say("system.state.some", such, size, state.label(texts));
    }

    /** How many instances are not shown. */
    public int more() {
        return size - instances.size();
    }

    /**
     * A service that another one needs.
     *
     * @param available whether an instance of it can be called
     */
    public record Requirement(String plainName, boolean available) {}
}
