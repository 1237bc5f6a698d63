package dev.rollcall.launcher.roll;

import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.Addresses.Address;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.roll.Exchange.Until;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** The services as the launcher sees them over HTTP, with tokens of the portal. Thread-safe. */
public final class Services {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Hashing a password is meant to be slow. */
    private static final Duration PASSWORD_PATIENCE = Duration.ofSeconds(30);

    /** Until an answer begins: a grade book is checked and restored as a whole before it answers. */
    private static final Duration ARCHIVE_PATIENCE = Duration.ofMinutes(30);

    /** Until all of an answer is there: accounts are fewer than grades. */
    private static final Duration ACCOUNTS_PATIENCE = Duration.ofMinutes(5);

    private static final String ARCHIVE = "api/v1/archive";

    /** A user who may read the master key may do everything. */
    private static final Person ADMINISTRATOR = new Person("rollcall", Set.of("admin"));

    /** Of a longer roll, only Rollcall's own services are returned. */
    private static final int MAX_ROLL_BYTES = 4 << 20;

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final Exchange exchange;
    private final Addresses addresses;
    private final List<URI> registries;
    private final Duration accountsPatience;

    /**
     * Knows where to ask.
     *
     * @param addresses where the services that matter answer
     * @param registries the registries' addresses, asked in turn until one answers, with slashes at the end
     */
    public Services(Addresses addresses, List<URI> registries, ServiceKeys keys, SSLContext trust) {
        this(addresses, registries, keys, trust, InstantSource.system(), ACCOUNTS_PATIENCE);
    }

    Services(
            Addresses addresses,
            List<URI> registries,
            ServiceKeys keys,
            SSLContext trust,
            InstantSource clock,
            Duration accountsPatience) {
        this.exchange = new Exchange(keys, trust, clock, PATIENCE);
        this.accountsPatience = accountsPatience;
        this.addresses = addresses;
        this.registries = List.copyOf(registries);
    }

    /**
     * Asks the registry for the services that matter; of several registries, the next if one does not tell the roll. If
     * none does, the first one's trouble counts.
     */
    public Roll roll() {
        Roll first = Roll.unknown("nobody said where the registry is");
        for (int i = 0; i < registries.size(); i++) {
            Roll roll = roll(registries.get(i));
            if (roll.trouble().isEmpty()) {
                return roll;
            }
            first = i == 0 ? roll : first;
        }
        return first;
    }

    /** As {@link #roll}, and all other services as well, unless the roll is very long. */
    public Roll wholeRoll() {
        Roll own = roll();
        if (own.trouble().isPresent()) {
            return own;
        }
        List<Instance> all = new ArrayList<>(own.instances());
        registries.stream()
                .flatMap(registry -> others(registry).stream())
                .findFirst()
                .ifPresent(all::addAll);
        return new Roll(all, Optional.empty());
    }

    /** Returns nothing unless it answers with a roll that is short enough. */
    private Optional<List<Instance>> others(URI registry) {
        try {
            HttpResponse<byte[]> answer = exchange.ask(
                    War.REGISTRY,
                    HttpRequest.newBuilder(registry.resolve(Roll.PATH))
                            .timeout(PATIENCE)
                            .GET(),
                    Whole.beginning(MAX_ROLL_BYTES + 1));
            byte[] read = answer.body();
            return answer.statusCode() == OK && read.length <= MAX_ROLL_BYTES
                    ? Optional.of(
                            Roll.read(new String(read, StandardCharsets.UTF_8)).others())
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Roll roll(URI registry) {
        List<Instance> instances = new ArrayList<>();
        for (War war : new TreeSet<>(addresses.wars())) {
            Roll one = roll(registry, war);
            if (one.trouble().isPresent()) {
                return one;
            }
            instances.addAll(one.of(war));
        }
        return new Roll(instances, Optional.empty());
    }

    private Roll roll(URI registry, War war) {
        HttpResponse<String> answer;
        try {
            answer = exchange.ask(
                    War.REGISTRY,
                    HttpRequest.newBuilder(registry.resolve(Roll.path(war)))
                            .timeout(PATIENCE)
                            .GET());
        } catch (SSLException e) {
            return Roll.unknown(untrusted(registry, e));
        } catch (IOException e) {
            return Roll.unknown("the registry at " + registry + " does not answer yet");
        }
        if (answer.statusCode() != OK) {
            return Roll.unknown(
                    "the registry at " + registry + " answers " + answer.statusCode() + brief(answer.body()));
        }
        try {
            return Roll.read(answer.body());
        } catch (IllegalArgumentException e) {
            return Roll.unknown("what answers at " + registry + " is not a registry");
        }
    }

    /**
     * Returns what is still missing according to a roll, in words; nothing when all are up and know their providers.
     */
    public List<String> missing(Roll roll) {
        return roll.missing(addresses.wars());
    }

    /** Returns whether all answer their heartbeats, whatever the registry knows of them. */
    public boolean areAlive() {
        return silent().isEmpty();
    }

    /** Returns which of them do not answer their heartbeats, in words, whatever the registry knows of them. */
    public List<String> silent() {
        return addresses.all().stream()
                .filter(address -> heartbeat(address) != OK)
                .map(address -> address.war().service() + " does not answer yet")
                .distinct()
                .toList();
    }

    /**
     * Returns where the WARs that Tomcat could not start should answer. Tomcat accepts calls only after it has tried
     * all WARs, so one without a heartbeat has failed; before that nothing is known of it.
     */
    public List<Address> failed() {
        return addresses.all().stream()
                .filter(address -> heartbeat(address) == NOT_FOUND)
                .toList();
    }

    private int heartbeat(Address address) {
        try {
            return exchange.send(HttpRequest.newBuilder(address.uri().resolve("rollcall/heartbeat"))
                            .timeout(PATIENCE)
                            .GET())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Returns why services refuse to work although their WARs were started, one sentence each: a setting that makes no
     * sense, a directory that cannot be written, a certificate that is not trusted.
     */
    public List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        for (Address address : addresses.all()) {
            URI uri = address.uri().resolve("rollcall/providers");
            try {
                HttpResponse<String> answer = exchange.send(
                        HttpRequest.newBuilder(uri).timeout(PATIENCE).GET());
                if (answer.statusCode() == UNAVAILABLE) {
                    new Answer(UNAVAILABLE, answer.body())
                            .detail()
                            .ifPresent(detail -> refusals.add(address.war().service() + " answers 503: " + detail));
                }
            } catch (SSLException e) {
                refusals.add(untrusted(uri.resolve("/"), e));
            } catch (IOException e) {
                // It does not accept calls yet.
            }
        }
        return refusals;
    }

    private static String untrusted(URI uri, SSLException e) {
        String reason = String.valueOf(e.getMessage());
        return "the certificate of " + uri + " is not trusted ("
                + reason.substring(reason.lastIndexOf(": ") + 1).strip()
                + "): name its authority by rollcall.tls.trust in conf/catalina.properties";
    }

    /**
     * Sends JSON to the portal, in the portal's own name.
     *
     * @return the status and the text of the answer
     * @throws IOException if the portal does not answer
     */
    public Answer tellPortal(String path, String json) throws IOException {
        return answer(portal(path, PASSWORD_PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Likewise, asks it for a text. */
    public Answer askPortal(String path) throws IOException {
        return answer(portal(path, accountsPatience).GET());
    }

    /** Likewise, sends it a file of JSON lines. */
    public Answer sendPortal(String path, Path file) throws IOException {
        return answer(portal(path, accountsPatience)
                .header("Content-Type", "application/x-ndjson")
                .PUT(HttpRequest.BodyPublishers.ofFile(file)));
    }

    private HttpRequest.Builder portal(String path, Duration patience) {
        return HttpRequest.newBuilder(address(War.PORTAL, path)).timeout(patience);
    }

    private Answer answer(HttpRequest.Builder toPortal) throws IOException {
        HttpResponse<String> answer = exchange.ask(War.PORTAL, toPortal);
        return new Answer(answer.statusCode(), answer.body());
    }

    /**
     * Fetches the whole grade book, in the name of an administrator.
     *
     * @param file where to write it; incomplete if this throws
     * @return 200, or what was answered instead
     * @throws IOException if the grade book does not answer
     * @throws dev.rollcall.launcher.failure.FailureException if the archive breaks off, or the file cannot be written
     */
    public Answer fetchArchive(Path file) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(War.GRADING, ARCHIVE))
                .timeout(ARCHIVE_PATIENCE)
                .GET();
        Download download = new Download(file);
        try {
            HttpResponse<String> answer = exchange.ask(
                    War.GRADING,
                    request,
                    Optional.of(ADMINISTRATOR),
                    info -> info.statusCode() == OK ? download : BodySubscribers.ofString(StandardCharsets.UTF_8),
                    Until.BEGUN);
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw download.failure(e);
        }
    }

    /**
     * Sends a whole grade book to an empty one, in the name of an administrator.
     *
     * @throws IOException if the grade book does not answer
     */
    public Answer sendArchive(Path file) throws IOException {
        HttpResponse<String> answer = exchange.ask(
                War.GRADING,
                HttpRequest.newBuilder(address(War.GRADING, ARCHIVE))
                        .timeout(ARCHIVE_PATIENCE)
                        .header("Content-Type", "application/zip")
                        .PUT(HttpRequest.BodyPublishers.ofFile(file)),
                Optional.of(ADMINISTRATOR),
                BodyHandlers.ofString(),
                Until.BEGUN);
        return new Answer(answer.statusCode(), answer.body());
    }

    /** A status and the problem's detail, or the text of the answer. */
    public record Answer(int status, String text) {

        /** Returns the problem's detail in words, or nothing. */
        public Optional<String> detail() {
            return member("detail").map(String::valueOf);
        }

        /** Returns a whole number that the answer has as a member; 0 if it has not. */
        public long number(String member) {
            return member(member)
                    .filter(Number.class::isInstance)
                    .map(number -> ((Number) number).longValue())
                    .orElse(0L);
        }

        private Optional<Object> member(String name) {
            try {
                return Json.read(text) instanceof Map<?, ?> members
                        ? Optional.ofNullable(members.get(name))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    private URI address(War war, String path) {
        return addresses.of(war).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody said where " + war.service() + " answers"))
                .resolve(path);
    }

    private static String brief(String body) {
        return new Answer(0, body).detail().map(detail -> ": " + detail).orElse("");
    }
}
