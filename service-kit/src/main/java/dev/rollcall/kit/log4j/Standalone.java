package dev.rollcall.kit.log4j;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.log.pipe.LogOutlet;
import dev.rollcall.kit.log.pipe.LogPipe;
import dev.rollcall.kit.log.transport.HttpLogTransport;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.spool.SpoolHome;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the log service is, by the attributes of an appender in a program that is no web application. */
final class Standalone implements AutoCloseable {

    private final ServiceName service;
    private final @Nullable String node;
    private final List<URI> addresses;
    private final List<URI> registries;
    private final ServiceKey key;
    private final Optional<Path> spool;
    private @Nullable HttpLogTransport transport;

    private Standalone(
            ServiceName service,
            @Nullable String node,
            List<URI> addresses,
            List<URI> registries,
            ServiceKey key,
            Optional<Path> spool) {
        this.service = service;
        this.node = node;
        this.addresses = addresses;
        this.registries = registries;
        this.key = key;
        this.spool = spool;
    }

    /**
     * Reads the attributes; empty if none of them says where the log service is: then the kit says it.
     *
     * @throws IllegalArgumentException if one is missing or cannot be understood
     */
    static Optional<Standalone> of(
            @Nullable String service,
            @Nullable String node,
            @Nullable String url,
            @Nullable String registry,
            @Nullable String key,
            @Nullable String spool) {
        if (url == null && registry == null) {
            if (service != null || key != null || spool != null) {
                throw new IllegalArgumentException(
                        "service, key and spool of a Rollcall appender need url or registry, which say where to send");
            }
            return Optional.empty();
        }
        if (service == null || key == null) {
            throw new IllegalArgumentException("a Rollcall appender with url or registry needs service and key");
        }
        return Optional.of(new Standalone(
                new ServiceName(service),
                node,
                uris(url),
                uris(registry),
                ServiceKey.parse(key),
                Optional.ofNullable(spool).map(Path::of)));
    }

    private static List<URI> uris(@Nullable String list) {
        return list == null
                ? List.of()
                : Stream.of(list.split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(URI::create)
                        .toList();
    }

    /** Lets a pipe send. */
    synchronized void open(LogPipe pipe) {
        var created = new HttpLogTransport(
                service,
                () -> Optional.of(KeyRing.of(service, key)),
                () -> registries,
                addresses,
                new HttpCaller("log " + service));
        transport = created;
        pipe.open(new LogOutlet(
                created,
                service.value(),
                spool.map(folder -> new SpoolHome(folder.toAbsolutePath(), Optional.empty(), service.value()))));
        pipe.node(node == null ? Long.toString(ProcessHandle.current().pid()) : node);
    }

    @Override
    public synchronized void close() {
        if (transport != null) {
            transport.close();
        }
    }

    /** Tells configurations apart, without the key. */
    @Override
    public String toString() {
        return service + " " + node + " " + addresses + " " + registries + " " + spool + " "
                + key.text().hashCode();
    }
}
