package dev.rollcall.launcher.base;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One Tomcat of a base, running or not: where it lies and which services it carries.
 *
 * @param name what it is called: that of its only service, with its number if there are several, or {@code tomcat}
 * @param catalinaBase its directory
 * @param topology that of the base
 * @param wars the services, in the order of {@link War}
 * @param number which of several Tomcats with the same service, counted from 1; else 0
 */
public record Placement(String name, CatalinaBase catalinaBase, Topology topology, List<War> wars, int number) {
    private static final String ROOT = "ROOT";

    /** Copies the list. */
    public Placement {
        wars = List.copyOf(wars);
    }

    /** Returns the only Tomcat of a base. */
    static Placement one(Path root) {
        return new Placement("tomcat", new CatalinaBase(root), Topology.ONE, War.all(), 0);
    }

    /** Returns the only Tomcat of a service. */
    static Placement four(Path root, War war) {
        return new Placement(war.word(), new CatalinaBase(root.resolve(war.word())), Topology.FOUR, List.of(war), 0);
    }

    /** Returns one of several Tomcats of a service. */
    static Placement cluster(Path root, War war, int number) {
        String name = war.word() + number;
        return new Placement(name, new CatalinaBase(root.resolve(name)), Topology.CLUSTER, List.of(war), number);
    }

    /** Returns the same with only some of its services. */
    public Placement only(Set<War> wanted) {
        return new Placement(
                name,
                catalinaBase,
                topology,
                wars.stream().filter(wanted::contains).toList(),
                number);
    }

    /** Returns the first of the Tomcats with the same service. */
    Placement first() {
        String first = wars.get(0).word() + 1;
        return new Placement(first, new CatalinaBase(catalinaBase.root().resolveSibling(first)), topology, wars, 1);
    }

    /** Returns whether its service is at the root, and alone. */
    private boolean isSpread() {
        return topology != Topology.ONE;
    }

    /** Returns the port that its files are made with; empty if it is that of the template. */
    public Optional<Integer> port() {
        return isSpread() ? wars.stream().map(war -> war.port() + nth()).findFirst() : Optional.empty();
    }

    /** Returns how many of its kind come before it. */
    int nth() {
        return Math.max(0, number - 1);
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
        return isSpread() ? ROOT : war.word();
    }

    /** Returns the file in which the user may describe a service's context to Tomcat, such as its database. */
    public ContextFile contextFile(War war) {
        return ContextFile.in(catalinaBase, context(war));
    }

    /** Returns the path of a service below the address of its Tomcat, ending in a slash unless it is empty. */
    public String path(War war) {
        return isSpread() ? "" : war.word() + "/";
    }
}
