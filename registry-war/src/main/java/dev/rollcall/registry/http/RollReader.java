package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.RegistrationCodec;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.registry.health.Checkup;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Operator;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.Snapshot;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The roll as JSON: each registration under its wire members, with what the registry found out about it. Thread-safe.
 */
public final class RollReader {

    private final Roll roll;
    private final Prober prober;
    private final Subscribers subscribers;
    private final JsonBuilderFactory json = Json.createBuilderFactory(Map.of());

    /** Takes what knows the parts. */
    public RollReader(Roll roll, Prober prober, Subscribers subscribers) {
        this.roll = roll;
        this.prober = prober;
        this.subscribers = subscribers;
    }

    /** Returns all registrations, or those of one service, ordered by service and instance. */
    byte[] read(Optional<String> name) {
        Snapshot snapshot = roll.snapshot();
        JsonArrayBuilder services = json.createArrayBuilder();
        entries(snapshot, name.map(RollReader::serviceName)).forEach(entry -> services.add(service(entry)));
        JsonObjectBuilder answer =
                json.createObjectBuilder().add("Revision", snapshot.revision().toString());
        add(answer, "Notice", prober.notice());
        return answer.add("Services", services).build().toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns one registration. */
    byte[] read(Entry entry) {
        return service(entry).build().toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the addresses at which services may be called that proved who they are, one a line, as {@code text/uri-list}
     * (RFC 2483) has it: for shells, and for programs without a reader of JSON.
     */
    byte[] readAddresses(Optional<String> name) {
        StringBuilder lines = new StringBuilder();
        entries(roll.snapshot(), name.map(RollReader::serviceName)).stream()
                .filter(entry -> entry.offered() && entry.origin().signed())
                .forEach(entry -> lines.append(entry.registration().url()).append("\r\n"));
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static List<Entry> entries(Snapshot snapshot, Optional<ServiceName> name) {
        if (name.isPresent()) {
            return snapshot.listing(name.get()).entries();
        }
        List<Entry> all = new ArrayList<>();
        snapshot.listings().forEach(listing -> all.addAll(listing.entries()));
        all.sort(Comparator.comparing(Entry::name).thenComparing(Entry::id));
        return all;
    }

    private JsonObjectBuilder service(Entry entry) {
        Optional<Checkup> checkup = prober.checkup(entry.id());
        JsonObjectBuilder service = RegistrationCodec.object(entry.registration())
                .add("Generation", entry.generation().number())
                .add("Status", entry.health().name())
                .add("StatusSince", entry.status().since().toString());
        add(service, "Reason", Optional.ofNullable(entry.status().reason()));
        service.add("RegisteredAt", entry.registeredAt().toString());
        add(service, "LastProbe", checkup.map(c -> c.at().toString()));
        Optional<Long> millis = checkup.flatMap(Checkup::took).map(Duration::toMillis);
        millis.ifPresentOrElse(m -> service.add("ProbeMillis", m), () -> service.addNull("ProbeMillis"));
        service.add("Signed", entry.origin().signed()).add("Informed", subscribers.informed(entry));
        add(service, "Degraded", checkup.flatMap(Checkup::degraded));
        drained(entry.operator())
                .ifPresentOrElse(drained -> service.add("Drained", drained), () -> service.addNull("Drained"));
        return service;
    }

    private Optional<JsonObjectBuilder> drained(Operator operator) {
        return operator.drained()
                ? Optional.of(json.createObjectBuilder()
                        .add("By", operator.by())
                        .add("Reason", operator.why())
                        .add("Since", operator.at().toString()))
                : Optional.empty();
    }

    private static void add(JsonObjectBuilder object, String member, Optional<String> text) {
        text.ifPresentOrElse(value -> object.add(member, value), () -> object.addNull(member));
    }

    private static ServiceName serviceName(String text) {
        try {
            return new ServiceName(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    CommonProblem.INVALID, "The parameter name is wrong: " + e.getMessage() + ".", e);
        }
    }
}
