package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.Renewal;
import dev.rollcall.kit.registry.RenewalCodec;
import dev.rollcall.kit.registry.Renewed;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.registry.http.ServiceRoute.Part;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Renewing;
import dev.rollcall.registry.roll.Roll;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /services/{InstanceId}}: renew, deregister; what operators do is in {@link Operations}, the health chart in
 * {@link HealthReader}.
 */
public final class ServiceServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;
    private static final int MAX_RENEWAL_BYTES = 4 << 10;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final transient Roll roll;
    private final transient Subscribers subscribers;
    private final transient Callers callers;
    private final transient WriteConcern writeConcern;
    private final transient Operations operations;
    private final transient WaitingDeregistrations deregistrations;
    private final transient HealthReader health;

    /** Takes its collaborators. */
    public ServiceServlet(
            Json json,
            Roll roll,
            Subscribers subscribers,
            Callers callers,
            WriteConcern writeConcern,
            WaitingDeregistrations deregistrations,
            Operations operations,
            HealthReader health) {
        super(json);
        this.operations = operations;
        this.health = health;
        this.roll = roll;
        this.subscribers = subscribers;
        this.callers = callers;
        this.writeConcern = writeConcern;
        this.deregistrations = deregistrations;
    }

    @Override
    protected Set<String> allowed(Exchange exchange) {
        return ServiceRoute.parse(exchange.path())
                .map(route -> route.part().allowed())
                .orElseGet(() -> super.allowed(exchange));
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        health.answer(exchange, route(exchange).id());
    }

    @Override
    protected void post(Exchange exchange) throws IOException {
        operations.check(exchange, route(exchange).id());
    }

    @Override
    protected void put(Exchange exchange) throws IOException {
        ServiceRoute route = route(exchange);
        if (route.part() == Part.DRAIN) {
            operations.drain(exchange, route.id());
        } else {
            renew(exchange, route.id());
        }
    }

    @Override
    protected void delete(Exchange exchange) throws IOException {
        ServiceRoute route = route(exchange);
        if (route.part() == Part.DRAIN) {
            operations.undrain(exchange, route.id());
        } else if (callers.isPerson(exchange.request())) {
            operations.remove(exchange, route.id());
        } else {
            deregister(exchange, route.id());
        }
    }

    /** Every request is about the roll, which a registry that is joining the others does not know yet. */
    private ServiceRoute route(Exchange exchange) {
        writeConcern.requireRoll();
        return ServiceRoute.parse(exchange.path())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "No instance has such an address."));
    }

    private void renew(Exchange exchange, InstanceId id) throws IOException {
        Optional<ServiceName> caller = callers.identify(exchange.request());
        exchange.requireContentType(Exchange.JSON);
        Renewal renewal = RenewalCodec.read(exchange.body(MAX_RENEWAL_BYTES));
        roll.snapshot().present(id).ifPresent(entry -> Callers.requireOwner(caller, entry));

        Renewing outcome = roll.renew(id, renewal.generation(), entry -> Callers.owns(caller, entry));

        if (outcome instanceof Renewing.Unknown) {
            throw notRegistered(id);
        }
        exchange.answer(200, Exchange.JSON, RenewalCodec.write(renewed(outcome, renewal.view())));
    }

    private Renewed renewed(Renewing outcome, String heldView) {
        if (outcome instanceof Renewing.Superseded superseded) {
            Optional<ProviderUpdate> update = subscribers.unlessHeld(superseded.entry(), heldView);
            return new Renewed(Renewed.State.SUPERSEDED, superseded.lease(), update);
        }
        Renewing.Renewed renewed = (Renewing.Renewed) outcome;
        return new Renewed(Renewed.State.RENEWED, renewed.lease(), subscribers.answer(renewed.entry(), heldView));
    }

    private void deregister(Exchange exchange, InstanceId id) {
        Optional<ServiceName> caller = callers.identify(exchange.request());
        long generation = generation(exchange);
        Duration patience = exchange.query("wait").map(RollQuery::duration).orElse(Duration.ZERO);
        Optional<Entry> left = roll.snapshot().present(id);
        left.ifPresent(entry -> Callers.requireOwner(caller, entry));
        writeConcern.requireHeardOf(roll.snapshot().entries().get(id), generation);

        roll.deregister(id, generation, entry -> Callers.owns(caller, entry));
        writeConcern.await();

        if (left.isPresent() && !patience.isZero()) {
            deregistrations.answer(exchange.request(), newest(left.get()), patience);
        } else {
            exchange.empty(200);
        }
    }

    /** Returns what is known of an instance now; {@code left} if it is already forgotten. */
    private Entry newest(Entry left) {
        Entry now = roll.snapshot().entries().get(left.id());
        return now == null ? left : now;
    }

    private static long generation(Exchange exchange) {
        String text = exchange.query("generation")
                .orElseThrow(() -> new ProblemException(CommonProblem.INVALID, "The parameter generation is missing."));
        try {
            if (DIGITS.matcher(text).matches()) { // the parser takes the digits of every script
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw noGeneration(e);
        }
        throw noGeneration(null);
    }

    private static ProblemException noGeneration(@Nullable Exception cause) {
        return new ProblemException(CommonProblem.INVALID, "The parameter generation must be a whole number.", cause);
    }

    private static ProblemException notRegistered(InstanceId id) {
        return new ProblemException(
                RegistryProblem.NOT_REGISTERED, "The instance " + id + " is not registered in this generation.");
    }
}
