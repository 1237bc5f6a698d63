package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registered;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.registry.RegistrationCodec;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.registry.calling.AddressPolicy;
import dev.rollcall.registry.calling.AddressRefusedException;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Generation;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.roll.Registering;
import dev.rollcall.registry.roll.Roll;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** {@code /services}: register, deregister by address as programs of the tutorial do, read the roll. */
public final class ServicesServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;
    private static final int MAX_REGISTRATION_BYTES = 64 << 10;
    private static final String URI_LIST = "text/uri-list";
    private static final String RETRY_SECONDS = "60";
    private static final int MAX_ADDRESS_BYTES = 4 << 10;

    private final transient Roll roll;
    private final transient Subscribers subscribers;
    private final transient AddressPolicy addresses;
    private final transient Callers callers;
    private final transient RollReader reader;
    private final transient Durability durability;

    /** Takes its collaborators. */
    public ServicesServlet(
            Json json,
            Roll roll,
            Subscribers subscribers,
            AddressPolicy addresses,
            Callers callers,
            RollReader reader,
            Durability durability) {
        super(json);
        this.roll = roll;
        this.subscribers = subscribers;
        this.addresses = addresses;
        this.callers = callers;
        this.reader = reader;
        this.durability = durability;
    }

    @Override
    protected void post(Exchange exchange) throws IOException {
        Optional<ServiceName> caller = callers.identify(exchange.request());
        requireTypeUnlessAbsent(exchange, caller, Exchange.JSON);
        Registration registration = RegistrationCodec.read(exchange.body(MAX_REGISTRATION_BYTES));
        Callers.requireSelf(caller, registration.name());
        requirePlausible(registration);
        Origin origin = origin(registration, caller.isPresent(), Callers.address(exchange.request()));

        Registering outcome = roll.register(registration, origin);

        if (outcome instanceof Registering.Older older) {
            throw new ProblemException(
                            RegistryProblem.OLDER_GENERATION, "Register with a generation above the known one.")
                    .with("generation", older.known());
        } else if (outcome instanceof Registering.Taken taken) {
            throw new ProblemException(
                    RegistryProblem.INSTANCE_TAKEN, "The instance is registered by " + taken.owner() + ".");
        } else if (outcome instanceof Registering.Full full) {
            throw new ProblemException(
                            CommonProblem.TOO_MANY_REQUESTS,
                            "There are " + full.max() + " instances without a token; one of them must leave first.")
                    .header("Retry-After", RETRY_SECONDS);
        }
        durability.await();
        answer(exchange, (Registering.Listed) outcome);
    }

    /** A number beyond all time would leave its owner none that is greater. */
    private static void requirePlausible(Registration registration) {
        if (registration.generation().orElse(0) > Generation.MAX_NUMBER) {
            throw new ProblemException(
                    CommonProblem.INVALID, "Generation must be at most " + Generation.MAX_NUMBER + ".");
        }
    }

    /** Programs of the tutorial look for their providers right after the answer, so they are told before it. */
    private void answer(Exchange exchange, Registering.Listed listed) throws IOException {
        if (listed.entry().registration().isTutorial()) {
            subscribers.awaitFirstRound(listed.entry().id());
            exchange.empty(200);
        } else {
            Registered registered = new Registered(
                    listed.entry().id(),
                    listed.entry().generation().number(),
                    listed.lease(),
                    subscribers.answer(listed.entry()));
            exchange.answer(200, Exchange.JSON, RegistrationCodec.write(registered));
        }
    }

    private Origin origin(Registration registration, boolean signed, InetAddress caller) {
        try {
            return new Origin(signed, caller, addresses.check(registration, caller));
        } catch (AddressRefusedException e) {
            throw new ProblemException(RegistryProblem.ADDRESS_REFUSED, e.sentence(), e);
        }
    }

    @Override
    protected void delete(Exchange exchange) throws IOException {
        Optional<ServiceName> caller = callers.identify(exchange.request());
        requireTypeUnlessAbsent(exchange, caller, "text/plain");
        String address = new String(exchange.body(MAX_ADDRESS_BYTES), StandardCharsets.UTF_8).strip();
        InstanceId id = Routes.instanceAt(address)
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.INVALID,
                        "The body must be a ServiceURL: an http or https address, as registered."));
        roll.deregister(id, entry -> Callers.owns(caller, entry));
        durability.await();
        exchange.empty(200);
    }

    /** Clients without a token may leave the type out, as programs of the tutorial may. */
    private static void requireTypeUnlessAbsent(Exchange exchange, Optional<ServiceName> caller, String type) {
        if (caller.isPresent() || !exchange.contentType().isEmpty()) {
            exchange.requireContentType(type);
        }
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        callers.requireReader(exchange.request());
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.response().setHeader("Vary", "Accept");
        if (prefersAddresses(exchange)) {
            exchange.answer(200, URI_LIST, reader.readAddresses(exchange.query("name")));
        } else {
            exchange.answer(200, Exchange.JSON, reader.read(exchange.query("name")));
        }
    }

    private static boolean prefersAddresses(Exchange exchange) {
        String accept = exchange.request().getHeader("Accept");
        return accept != null && accept.strip().toLowerCase(Locale.ROOT).startsWith(URI_LIST);
    }
}
