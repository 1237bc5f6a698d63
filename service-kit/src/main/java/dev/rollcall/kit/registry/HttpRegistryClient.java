package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The registry over HTTP; the wire is described in {@code docs/protocol/registry.md}. If several registries keep one roll, the
 * next is asked when one does not answer. A call that still takes effect at the first does no harm, because it has the same
 * generation. Thread-safe.
 */
public final class HttpRegistryClient implements RegistryClient {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** The deadline of a call while there is another registry to ask. */
    private static final Duration IMPATIENCE = Duration.ofSeconds(1);

    private static final long AT_LEAST_NANOS = Duration.ofMillis(1).toNanos();

    private final RegistryAddresses addresses;
    private final HttpCaller http;
    private final Signer signer;
    private final Ticker ticker;

    /**
     * Takes its parts.
     *
     * @param addresses where the registries are
     */
    public HttpRegistryClient(RegistryAddresses addresses, HttpCaller http, Signer signer, Ticker ticker) {
        this.addresses = addresses;
        this.http = http;
        this.signer = signer;
        this.ticker = ticker;
    }

    @Override
    public RegistryAnswer register(Registration registration) {
        if (!signer.canSign(ServiceName.REGISTRY)) {
            return new RegistryAnswer.Refused("there is no key to sign with: set rollcall.service.key, or let the data"
                    + " directory be one that holds master.key");
        }
        byte[] body = RegistrationCodec.write(registration);
        return exchange(
                (root, last) -> HttpCall.of("POST", URI.create(root + "/services"))
                        .body("application/json", body)
                        .deadline(deadline(last)),
                (root, answer) -> switch (answer.status()) {
                    case 200 -> RegistrationCodec.readAnswer(answer.body());
                    case 409 -> new RegistryAnswer.Older(Wire.read(answer.body(), j -> j.requiredNumber("generation")));
                    default -> other(root, answer);
                });
    }

    @Override
    public RegistryAnswer renew(InstanceId instanceId, Renewal renewal) {
        byte[] body = RenewalCodec.write(renewal);
        return exchange(
                (root, last) -> HttpCall.of("PUT", URI.create(root + "/services/" + instanceId))
                        .body("application/json", body)
                        .deadline(deadline(last)),
                (root, answer) -> switch (answer.status()) {
                    case 200 -> RenewalCodec.readAnswer(answer.body());
                    case 404 -> missing(root, answer);
                    default -> other(root, answer);
                });
    }

    @Override
    public boolean deregister(InstanceId instanceId, long generation, Duration limit) {
        long end = ticker.nanos() + limit.toNanos();
        RegistryAnswer answer = exchange(
                (root, last) -> {
                    long now = Math.max(AT_LEAST_NANOS, end - ticker.nanos());
                    Duration left = Duration.ofNanos(last ? now : now / 2);
                    URI uri = URI.create(
                            root + "/services/" + instanceId + "?generation=" + generation + "&wait=" + patience(left));
                    return HttpCall.of("DELETE", uri).deadline(left);
                },
                this::goodbye);
        return answer instanceof RegistryAnswer.Unknown;
    }

    private RegistryAnswer goodbye(URI root, HttpAnswer answer) {
        return answer.successful() ? new RegistryAnswer.Unknown() : other(root, answer);
    }

    /** A quarter of the time is left for the way there and back. */
    private static Duration patience(Duration limit) {
        return Duration.ofMillis(limit.toMillis() * 3 / 4);
    }

    private static Duration deadline(boolean last) {
        return last ? DEADLINE : IMPATIENCE;
    }

    /** What to ask a registry. */
    private interface Request {
        /** Returns the call; {@code last} if there is no other registry to ask. */
        HttpCall to(URI root, boolean last);
    }

    /** What an answer means. */
    private interface Reader {
        RegistryAnswer read(URI root, HttpAnswer answer);
    }

    private RegistryAnswer exchange(Request request, Reader reader) {
        RegistryAnswer answer = new RegistryAnswer.Away("the address of the registry is not known yet");
        List<URI> order = addresses.inOrder();
        for (int i = 0; i < order.size(); i++) {
            URI root = order.get(i);
            boolean last = i == order.size() - 1;
            answer = ask(root, request.to(root, last), reader);
            if (!(answer instanceof RegistryAnswer.Away)) {
                addresses.answered(root);
                return answer;
            }
            addresses.failed(root);
        }
        return answer;
    }

    private RegistryAnswer ask(URI root, HttpCall call, Reader reader) {
        try {
            Duration offset = signer.offset(ServiceName.REGISTRY);
            HttpAnswer answer = http.call(signer.sign(call, ServiceName.REGISTRY, Optional.empty()));
            if (signer.learns(ServiceName.REGISTRY, answer, offset)) {
                answer = http.call(signer.sign(call, ServiceName.REGISTRY, Optional.empty()));
            }
            return reader.read(root, answer);
        } catch (IOException e) {
            return new RegistryAnswer.Away(root + " does not answer: " + reason(e));
        } catch (JsonUnreadableException | JsonInvalidException e) {
            return new RegistryAnswer.Away(root + " does not answer as a registry does: " + e.getMessage());
        }
    }

    /** The JDK's client says nothing about a refused connection or an unknown host but the type of its exception. */
    private static String reason(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "no such host";
            }
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Only a 404 with the registry's own problem means that it does not know the registration. */
    private RegistryAnswer missing(URI root, HttpAnswer answer) {
        return ServiceProblem.of(ServiceName.REGISTRY, answer).is("not-registered")
                ? new RegistryAnswer.Unknown()
                : other(root, answer);
    }

    /** Without a problem document, or with a 404, it is no registry that answers: its web application is not there, or not yet. */
    private RegistryAnswer other(URI root, HttpAnswer answer) {
        ServiceProblem problem = ServiceProblem.of(ServiceName.REGISTRY, answer);
        String said = problem.title().isEmpty() ? "" : " (" + problem.title() + ": " + problem.detail() + ")";
        String reason = root + " answered status=" + answer.status() + advice(problem) + said;
        int status = problem.status();
        boolean refused = problem.hasType() && status / 100 == 4 && status != 404 && status != 429;
        return refused ? new RegistryAnswer.Refused(reason) : new RegistryAnswer.Away(reason);
    }

    private String advice(ServiceProblem problem) {
        if (problem.status() == 401 && problem.hasType()) {
            return ": rollcall.service.key must be what `bin/rollcall key " + signer.self() + "` prints there";
        }
        return problem.isNobodyHome()
                ? ": no registry is there, or not yet; rollcall.registry.url ends before /services"
                : "";
    }
}
