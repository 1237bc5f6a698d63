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
import dev.rollcall.registry.calling.NamesUnavailableException;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.roll.Registering;
import dev.rollcall.registry.roll.Roll;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code /services}: register, deregister by address as programs of the tutorial do, read the roll. */
public final class ServicesServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;
    private static final int MAX_REGISTRATION_BYTES = 64 << 10;
    private static final String URI_LIST = "text/uri-list";
    private static final int MAX_ADDRESS_BYTES = 4 << 10;

    private final transient Roll roll;
    private final transient Subscribers subscribers;
    private final transient AddressPolicy addresses;
    private final transient Callers callers;
    private final transient RollReader reader;
    private final transient WriteConcern writeConcern;
    private final transient Watchers watchers;
    private final transient Intake intake;

    /** Takes its collaborators. */
    public ServicesServlet(
            Json json,
            Roll roll,
            Subscribers subscribers,
            AddressPolicy addresses,
            Callers callers,
            RollReader reader,
            WriteConcern writeConcern,
            Watchers watchers,
            Intake intake) {
        super(json);
        this.roll = roll;
        this.subscribers = subscribers;
        this.addresses = addresses;
        this.callers = callers;
        this.reader = reader;
        this.writeConcern = writeConcern;
        this.watchers = watchers;
        this.intake = intake;
    }

    @Override
    protected void post(Exchange exchange) throws IOException {
        writeConcern.requireRoll();
        Optional<ServiceName> caller = callers.identify(exchange.request());
        InetAddress from = Callers.address(exchange.request());
        intake.admit(from);
        requireTypeUnlessAbsent(exchange, caller, Exchange.JSON);
        Registration registration = RegistrationCodec.read(exchange.body(MAX_REGISTRATION_BYTES));
        Callers.requireSelf(caller, registration.name());
        Origin origin = origin(registration, caller.isPresent(), from);

        Registering outcome = roll.register(registration, origin);

        if (outcome instanceof Registering.Older older) {
            throw new ProblemException(
                            RegistryProblem.OLDER_GENERATION, "Register with a generation above the known one.")
                    .with("generation", older.known());
        } else if (outcome instanceof Registering.Taken taken) {
            throw new ProblemException(
                    RegistryProblem.INSTANCE_TAKEN, "The instance is registered by " + taken.owner() + ".");
        } else if (outcome instanceof Registering.Full full) {
            throw Intake.noRoom(full);
        }
        writeConcern.await();
        answer(exchange, (Registering.Listed) outcome);
    }

    /** Programs of the tutorial use their providers right after the answer, so they are told before it. */
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
        } catch (NamesUnavailableException e) {
            throw Intake.noNames(e);
        }
    }

    @Override
    protected void delete(Exchange exchange) throws IOException {
        writeConcern.requireRoll();
        Optional<ServiceName> caller = callers.identify(exchange.request());
        requireTypeUnlessAbsent(exchange, caller, "text/plain");
        String address = new String(exchange.body(MAX_ADDRESS_BYTES), StandardCharsets.UTF_8).strip();
        InstanceId id = Routes.instanceAt(address)
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.INVALID,
                        "The body must be a ServiceURL: an http or https address, as registered."));
        writeConcern.requireHeardOf(roll.snapshot().entries().get(id), 0);
        roll.deregister(id, entry -> Callers.owns(caller, entry));
        writeConcern.await();
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
        writeConcern.requireRoll();
        boolean waited = exchange.request().getDispatcherType() == DispatcherType.ASYNC;
        if (!waited) {
            callers.requireReader(exchange.request()); // a request that has waited was let in before
        }
        exchange.response().setHeader("Cache-Control", "no-cache");
        exchange.response().setHeader("Vary", "Accept");
        RollQuery query = RollQuery.of(exchange);
        switch (query.form()) {
            case ROLL -> roll(exchange, query, waited);
            case DETAILS -> answer(exchange, Exchange.JSON, reader.readDetails(query.name()));
            case ADDRESSES -> answer(exchange, URI_LIST, reader.readAddresses(query.name()));
            case EVENTS -> events(exchange, query, waited);
        }
    }

    private void events(Exchange exchange, RollQuery query, boolean waited) throws IOException {
        if (waited) {
            RollStream.resume(exchange.request(), exchange.response());
        } else {
            RollStream.begin(exchange.request(), exchange.response(), query, reader, watchers);
        }
    }

    private void roll(Exchange exchange, RollQuery query, boolean waited) throws IOException {
        Reading reading = reader.read(query.name());
        if (!query.since().filter(reading.revision()::equals).isPresent()) {
            answer(exchange, Exchange.JSON, reading);
        } else if (waited || query.patience().isZero()) {
            notModified(exchange, reading);
        } else {
            LongPoll.begin(exchange.request(), query, reader, watchers);
        }
    }

    private static void answer(Exchange exchange, String contentType, Reading reading) throws IOException {
        String known = exchange.request().getHeader("If-None-Match");
        if (known != null && reading.matches(known)) {
            notModified(exchange, reading);
        } else {
            exchange.response().setHeader("ETag", reading.tag());
            exchange.answer(200, contentType, reading.bytes());
        }
    }

    private static void notModified(Exchange exchange, Reading reading) {
        exchange.response().setHeader("ETag", reading.tag());
        exchange.response().setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    }
}
