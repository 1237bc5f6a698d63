package dev.rollcall.kit.registry;

import static dev.rollcall.kit.registry.Limits.require;

import dev.rollcall.kit.ServiceName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a service declares about itself.
 *
 * <p>Only {@code name} and {@code url} are ever certain: programs of the tutorial know nothing of generations and may
 * leave out what they do not use. Immutable; lists and maps are copied, requirements named twice count once.
 *
 * @param name the service's name
 * @param instanceId the instance; {@link InstanceId#of(URI)} if the service did not choose an id
 * @param generation which registration of that instance this is, the greater wins; empty for programs of the tutorial
 * @param url where the service is called, also the prefix of its routes
 * @param required the services whose addresses it wants to be told
 * @param updateUrl where it takes updates about them; empty: it is not told
 * @param heartbeatUrl where it answers 200 while it lives; empty: it is not probed
 * @param version the release of the program, for people
 * @param zone where it runs, such as a data centre, for people: no instance is preferred for it
 * @param metadata whatever else the service tells about itself: up to 16 members of up to 1 KiB each
 * @param lease how long it asks to stay listed without a renewal; empty: the registry decides
 */
public record Registration(
        ServiceName name,
        InstanceId instanceId,
        OptionalLong generation,
        URI url,
        List<ServiceName> required,
        Optional<URI> updateUrl,
        Optional<URI> heartbeatUrl,
        Optional<String> version,
        Optional<String> zone,
        Map<String, String> metadata,
        Optional<Duration> lease) {

    /** The greatest generation: up to it every reader of JSON is exact. Without a bound, a registration could leave its owner none that is greater. */
    public static final long MAX_GENERATION = 1L << 53;

    private static final Duration MAX_LEASE = Duration.ofDays(1);

    /**
     * Checks the declaration.
     *
     * @throws IllegalArgumentException if an invariant is broken; the message begins with the wire name of the member
     */
    public Registration {
        Limits.url("ServiceURL", url);
        require(generation.orElse(1) > 0, "Generation must be > 0 but was " + generation.orElse(1));
        require(generation.orElse(1) <= MAX_GENERATION, "Generation must be at most " + MAX_GENERATION);
        required = required.stream().distinct().toList();
        require(required.size() <= Limits.MAX_REQUIRED, "RequiredServices must name at most " + Limits.MAX_REQUIRED);
        updateUrl.ifPresent(u -> Limits.url("ServiceUpdateURL", u));
        heartbeatUrl.ifPresent(u -> Limits.url("HeartbeatURL", u));
        Limits.text("Version", version, Limits.MAX_TEXT);
        Limits.text("Zone", zone, Limits.MAX_TEXT);
        metadata = Map.copyOf(metadata);
        require(
                metadata.size() <= Limits.MAX_METADATA,
                "Metadata must have at most " + Limits.MAX_METADATA + " members");
        metadata.forEach((key, value) -> {
            Limits.text("Metadata key", key, Limits.MAX_TEXT);
            require(
                    value.getBytes(StandardCharsets.UTF_8).length <= Limits.MAX_METADATA_BYTES,
                    "Metadata values must have at most " + Limits.MAX_METADATA_BYTES + " bytes");
            Limits.visible("Metadata values", value);
        });
        lease.ifPresent(l -> require(
                l.compareTo(Duration.ofSeconds(1)) >= 0 && l.compareTo(MAX_LEASE) <= 0,
                "LeaseSeconds must be from 1 to " + MAX_LEASE.toSeconds() + " but was " + l.toSeconds()));
    }

    /** Returns a registration that declares nothing but a name and an address. */
    public static Registration of(ServiceName name, URI url) {
        return of(name, InstanceId.of(url), url);
    }

    /** Returns a registration that declares nothing but a name, an id and an address. */
    public static Registration of(ServiceName name, InstanceId instanceId, URI url) {
        return new Registration(
                name,
                instanceId,
                OptionalLong.empty(),
                url,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    /**
     * Returns whether the service knows only the tutorial's protocol: its providers are pushed to it before its registration
     * is answered, and it cannot compare views.
     */
    public boolean isTutorial() {
        return generation.isEmpty();
    }

    /** Returns the same declaration as generation {@code number} of its instance. */
    public Registration withGeneration(long number) {
        return with(OptionalLong.of(number), required, updateUrl, heartbeatUrl, version, zone);
    }

    /** Returns the same declaration with {@code services} as those it requires. */
    public Registration withRequired(List<ServiceName> services) {
        return with(generation, services, updateUrl, heartbeatUrl, version, zone);
    }

    /** Returns the same declaration of a service that is told its providers at {@code update}. */
    public Registration withUpdateUrl(URI update) {
        return with(generation, required, Optional.of(update), heartbeatUrl, version, zone);
    }

    /** Returns the same declaration of a service that is probed at {@code heartbeat}. */
    public Registration withHeartbeatUrl(URI heartbeat) {
        return with(generation, required, updateUrl, Optional.of(heartbeat), version, zone);
    }

    /** Returns the same declaration of release {@code release}. */
    public Registration withVersion(String release) {
        return with(generation, required, updateUrl, heartbeatUrl, Optional.of(release), zone);
    }

    /** Returns the same declaration of an instance that runs in {@code place}. */
    public Registration withZone(String place) {
        return with(generation, required, updateUrl, heartbeatUrl, version, Optional.of(place));
    }

    private Registration with(
            OptionalLong number,
            List<ServiceName> services,
            Optional<URI> update,
            Optional<URI> heartbeat,
            Optional<String> release,
            Optional<String> place) {
        return new Registration(
                name, instanceId, number, url, services, update, heartbeat, release, place, metadata, lease);
    }

    /** Returns what dependents are told about this instance. */
    public Provider provider() {
        return new Provider(name, url, Optional.of(instanceId), version);
    }
}
