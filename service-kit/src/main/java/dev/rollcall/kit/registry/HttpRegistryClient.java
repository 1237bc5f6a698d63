package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The registry over HTTP; the wire is described in {@code docs/protocol/registry.md}. Thread-safe. */
public final class HttpRegistryClient implements RegistryClient {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Supplier<Optional<URI>> base;
    private final HttpCaller http;
    private final Signer signer;

    /**
     * Takes its parts.
     *
     * @param base the address of the registry without {@code /services}; empty as long as it is not known
     */
    public HttpRegistryClient(Supplier<Optional<URI>> base, HttpCaller http, Signer signer) {
        this.base = base;
        this.http = http;
        this.signer = signer;
    }

    @Override
    public RegistryAnswer register(Registration registration) {
        if (!signer.canSign(ServiceName.REGISTRY)) {
            return new RegistryAnswer.Refused("there is no key to sign with: set rollcall.service.key, or let the data"
                    + " directory be one that holds master.key");
        }
        byte[] body = RegistrationCodec.write(registration);
        return exchange(
                root -> HttpCall.of("POST", URI.create(root + "/services")).body("application/json", body),
                answer -> switch (answer.status()) {
                    case 200 -> RegistrationCodec.readAnswer(answer.body());
                    case 409 -> new RegistryAnswer.Older(Wire.read(answer.body(), j -> j.requiredNumber("generation")));
                    default -> other(answer);
                });
    }

    @Override
    public RegistryAnswer renew(InstanceId instanceId, Renewal renewal) {
        byte[] body = RenewalCodec.write(renewal);
        return exchange(
                root -> HttpCall.of("PUT", URI.create(root + "/services/" + instanceId))
                        .body("application/json", body),
                answer -> switch (answer.status()) {
                    case 200 -> RenewalCodec.readAnswer(answer.body());
                    case 404 -> missing(answer);
                    default -> other(answer);
                });
    }

    @Override
    public boolean deregister(InstanceId instanceId, long generation, Duration limit) {
        Optional<URI> root = base.get();
        if (root.isEmpty()) {
            return false;
        }
        URI uri = URI.create(
                root.get() + "/services/" + instanceId + "?generation=" + generation + "&wait=" + patience(limit));
        HttpCall call = HttpCall.of("DELETE", uri).deadline(limit);
        try {
            return http.call(signer.sign(call, ServiceName.REGISTRY, Optional.empty()))
                    .successful();
        } catch (IOException e) {
            return false;
        }
    }

    /** A quarter of the time is left for the way there and back. */
    private static Duration patience(Duration limit) {
        return Duration.ofMillis(limit.toMillis() * 3 / 4);
    }

    private RegistryAnswer exchange(Function<URI, HttpCall> request, Function<HttpAnswer, RegistryAnswer> reader) {
        Optional<URI> root = base.get();
        if (root.isEmpty()) {
            return new RegistryAnswer.Away("the address of the registry is not known yet");
        }
        try {
            HttpCall call = request.apply(root.get()).deadline(DEADLINE);
            HttpAnswer answer = http.call(signer.sign(call, ServiceName.REGISTRY, Optional.empty()));
            if (signer.learns(ServiceName.REGISTRY, answer)) {
                answer = http.call(signer.sign(call, ServiceName.REGISTRY, Optional.empty()));
            }
            return reader.apply(answer);
        } catch (IOException e) {
            return new RegistryAnswer.Away(root.get() + " does not answer: " + reason(e));
        } catch (JsonUnreadableException | JsonInvalidException e) {
            return new RegistryAnswer.Away(root.get() + " does not answer as a registry does: " + e.getMessage());
        }
    }

    /** The JDK's client says nothing about a refused connection but the type of its exception. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** A registry says by its own problem that it knows no such registration. */
    private static RegistryAnswer missing(HttpAnswer answer) {
        return ServiceProblem.of(ServiceName.REGISTRY, answer).is("not-registered")
                ? new RegistryAnswer.Unknown()
                : other(answer);
    }

    /** A 404 here means that the web application is not there: whoever answers it is no registry. */
    private static RegistryAnswer other(HttpAnswer answer) {
        ServiceProblem problem = ServiceProblem.of(ServiceName.REGISTRY, answer);
        String said = problem.title().isEmpty() ? "" : " " + problem.title() + ": " + problem.detail();
        String reason = "it answered status=" + answer.status() + said;
        boolean refused = answer.status() / 100 == 4 && answer.status() != 404 && answer.status() != 429;
        return refused ? new RegistryAnswer.Refused(reason) : new RegistryAnswer.Away(reason);
    }
}
