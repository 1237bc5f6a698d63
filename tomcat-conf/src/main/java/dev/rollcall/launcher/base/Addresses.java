package dev.rollcall.launcher.base;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Where services answer, each at one place or at several. Immutable.
 *
 * @param all one after the other
 */
public record Addresses(List<Address> all) {

    /** Copies the list. */
    public Addresses {
        all = List.copyOf(all);
    }

    /**
     * Where a service answers.
     *
     * @param uri with a slash at the end
     */
    public record Address(War war, URI uri) {}

    /** Returns the only address of the only service. */
    public static Addresses of(War war, URI uri) {
        return new Addresses(List.of(new Address(war, uri)));
    }

    /** Returns those of some services, in the order of {@link War}. */
    public static Addresses of(Collection<War> wars, Function<War, URI> address) {
        return new Addresses(wars.stream()
                .sorted()
                .map(war -> new Address(war, address.apply(war)))
                .toList());
    }

    /** Returns those of several Tomcats together. */
    public static Addresses of(List<Addresses> parts) {
        return new Addresses(parts.stream().flatMap(part -> part.all.stream()).toList());
    }

    /** Returns the services, each as often as it has addresses. */
    public List<War> wars() {
        return all.stream().map(Address::war).toList();
    }

    /** Returns where a service answers. */
    public List<URI> of(War war) {
        return all.stream()
                .filter(address -> address.war() == war)
                .map(Address::uri)
                .toList();
    }
}
