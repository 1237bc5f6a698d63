package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.security.Person;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A call to a service by its name: {@code ServiceCall.get(GRADING, "/students").as(person).deadline(ofSeconds(3))}.
 * Immutable; every method returns a changed copy.
 */
public final class ServiceCall {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE");
    private static final String KEY = "Idempotency-Key";

    private final ServiceName service;
    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Optional<Person> person;
    private final Duration deadline;
    private final Optional<Provider> preferred;
    private final int maxAnswerBytes;

    private ServiceCall(
            ServiceName service,
            String method,
            String path,
            Map<String, String> headers,
            byte[] body,
            Optional<Person> person,
            Duration deadline,
            Optional<Provider> preferred,
            int maxAnswerBytes) {
        this.service = service;
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.body = body;
        this.person = person;
        this.deadline = deadline;
        this.preferred = preferred;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    private static boolean isEncoded(String path) {
        try {
            return path.startsWith("/") && new URI("http://service" + path).getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Returns a call without a body.
     *
     * @param path below the provider's address, encoded, with the query if there is one
     * @throws IllegalArgumentException if that is no path
     */
    public static ServiceCall of(String method, ServiceName service, String path) {
        if (!isEncoded(path)) {
            throw new IllegalArgumentException("path must start with / and be encoded but was " + path);
        }
        return new ServiceCall(
                service,
                method,
                path,
                Map.of(),
                new byte[0],
                Optional.empty(),
                DEADLINE,
                Optional.empty(),
                HttpCall.MAX_ANSWER_BYTES);
    }

    /** Returns a GET. */
    public static ServiceCall get(ServiceName service, String path) {
        return of("GET", service, path);
    }

    /** Returns a DELETE. */
    public static ServiceCall delete(ServiceName service, String path) {
        return of("DELETE", service, path);
    }

    /** Returns a POST with a body. */
    public static ServiceCall post(ServiceName service, String path, String contentType, byte[] body) {
        return of("POST", service, path).body(contentType, body);
    }

    /** Returns a PUT with a body. */
    public static ServiceCall put(ServiceName service, String path, String contentType, byte[] body) {
        return of("PUT", service, path).body(contentType, body);
    }

    /** Returns this call with a body. */
    public ServiceCall body(String contentType, byte[] bytes) {
        return new ServiceCall(
                        service, method, path, headers, bytes.clone(), person, deadline, preferred, maxAnswerBytes)
                .header("Content-Type", contentType);
    }

    /**
     * Returns this call with a header added or replaced. An {@value #KEY} (draft-ietf-httpapi-idempotency-key-header) says that the
     * service does once what comes twice with it, and makes any call one that may be repeated.
     *
     * @param name in any case
     * @throws IllegalArgumentException if it is no header of HTTP, or one that callers may not set
     */
    public ServiceCall header(String name, String value) {
        HttpRequest.newBuilder().setHeader(name, value); // refuses what could not be sent
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new ServiceCall(
                service,
                method,
                path,
                Collections.unmodifiableMap(more),
                body,
                person,
                deadline,
                preferred,
                maxAnswerBytes);
    }

    /** Returns this call on behalf of a person, which only the portal may make. */
    public ServiceCall as(Person someone) {
        return new ServiceCall(
                service, method, path, headers, body, Optional.of(someone), deadline, preferred, maxAnswerBytes);
    }

    /**
     * Returns this call with another total deadline, all attempts included; at most a day.
     *
     * @throws IllegalArgumentException if it is not positive: then nothing could be sent
     */
    public ServiceCall deadline(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("the deadline of a call must be positive, not " + limit);
        }
        Duration kept = limit.compareTo(LONGEST) > 0 ? LONGEST : limit;
        return new ServiceCall(service, method, path, headers, body, person, kept, preferred, maxAnswerBytes);
    }

    /** Returns this call as one that goes to {@code provider} first, unless that is passed over. */
    public ServiceCall prefer(Provider provider) {
        return new ServiceCall(
                service, method, path, headers, body, person, deadline, Optional.of(provider), maxAnswerBytes);
    }

    /** Returns this call with another bound for its answer, instead of 8 MiB; a longer one is a {@link ServiceProblem}. */
    public ServiceCall maxAnswerBytes(int most) {
        return new ServiceCall(service, method, path, headers, body, person, deadline, preferred, most);
    }

    /** Returns candidates with the preferred one, if it is among them, first. */
    List<Provider> order(List<Provider> rotation) {
        if (preferred.filter(rotation::contains).isEmpty()) {
            return rotation;
        }
        List<Provider> ordered = new ArrayList<>(rotation);
        ordered.remove(preferred.get());
        ordered.add(0, preferred.get());
        return ordered;
    }

    ServiceName service() {
        return service;
    }

    Optional<Person> person() {
        return person;
    }

    Duration deadline() {
        return deadline;
    }

    /** Returns whether making the call twice does what making it once does: by its method, or because the service knows its key again. */
    boolean isIdempotent() {
        return IDEMPOTENT.contains(method) || headers.containsKey(KEY);
    }

    /** Returns the call to one provider. */
    HttpCall to(Provider provider) {
        HttpCall call = HttpCall.of(method, URI.create(provider.url().toString().replaceAll("/+$", "") + path))
                .maxAnswerBytes(maxAnswerBytes);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        return body.length == 0
                ? call
                : call.body(headers.getOrDefault("Content-Type", "application/octet-stream"), body);
    }

    @Override
    public String toString() {
        return method + " " + service + " " + path;
    }
}
