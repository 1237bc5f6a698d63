package dev.rollcall.launcher.base;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One Tomcat of a base, running or not: where it lies and which services it carries.
 *
 * @param name what it is called: that of its only service, or {@code tomcat}
 * @param catalinaBase its directory
 * @param topology that of the base
 * @param wars the services, in the order of {@link War}
 */
public record Placement(String name, CatalinaBase catalinaBase, Topology topology, List<War> wars) {
    private static final String ROOT = "ROOT";

    /** Copies the list. */
    public Placement {
        wars = List.copyOf(wars);
    }

    /** Returns the same with only some of its services. */
    public Placement only(Set<War> wanted) {
        return new Placement(
                name,
                catalinaBase,
                topology,
                wars.stream().filter(wanted::contains).toList());
    }

    /** Returns the port that its files are made with; empty if it is that of the template. */
    public Optional<Integer> port() {
        return topology == Topology.FOUR ? wars.stream().map(War::port).findFirst() : Optional.empty();
    }

    /** Returns the system properties that it always has; what is set in its files wins. */
    public Map<String, String> properties() {
        return port().map(port -> Map.of(BaseSettings.PORT, Integer.toString(port)))
                .orElse(Map.of());
    }

    /** Returns whether it carries a service. */
    public boolean carries(War war) {
        return wars.contains(war);
    }

    /** Returns the name of a service's context, which is also that of its WAR file and of its data folder. */
    public String context(War war) {
        return topology == Topology.FOUR ? ROOT : war.word();
    }

    /** Returns the path of a service below the address of its Tomcat, ending in a slash unless it is empty. */
    public String path(War war) {
        return topology == Topology.FOUR ? "" : war.word() + "/";
    }
}
