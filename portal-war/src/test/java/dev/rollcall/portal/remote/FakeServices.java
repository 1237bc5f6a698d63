package dev.rollcall.portal.remote;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.http.HttpStream;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceClient;
import dev.rollcall.kit.registry.Signer;
import dev.rollcall.kit.registry.ViewFile;
import dev.rollcall.kit.security.Caller;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.TokenRejectedException;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.portal.remote.logs.LogServices;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The other services as the portal meets them: one server that answers what a test tells it to, behind a real client. */
public final class FakeServices implements AutoCloseable {
    private static final String NOT_FOUND =
            "{\"type\":\"https://rollcall.dev/problems/not-found\",\"title\":\"Not found\",\"status\":404}";

    private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Providers providers = new Providers(ViewFile.none());
    private final HttpCaller http = new HttpCaller("portal-test");
    private final Tokens tokens;
    private final EmbeddedTomcat server;
    private final ServiceClient client;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Request last = new Request("", null, "", Map.of());

    /** What arrived last. */
    public record Request(String line, Caller caller, String body, Map<String, String> headers) {
        /** A header; empty when it was not there. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private record Prepared(int status, String body) {}

    public FakeServices() {
        try {
            Path target = Files.createDirectories(Path.of("target", "keys"));
            tokens = new Tokens(MasterKey.loadOrCreate(Files.createTempDirectory(target, "keys")), SystemTime.INSTANCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedTomcat.start(app -> app.servlet("/*", new Answers()));
        Signer signer = new Signer(ServiceName.PORTAL, tokens, SystemTime.INSTANCE);
        client = new ServiceClient(
                List.of(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.GRADING),
                providers,
                http,
                signer,
                SystemTime.INSTANCE);
        present(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.GRADING);
    }

    public Function<ServiceCall, HttpAnswer> client() {
        return client::call;
    }

    /** Calls just one of several providers. */
    public HttpAnswer one(ServiceCall call, Provider provider) {
        return client.call(call, provider);
    }

    /** What is read as it comes. */
    public Function<ServiceCall, HttpStream> streams() {
        return call -> client.open(call, providers.pick(ServiceName.GRADING).orElseThrow());
    }

    /** The log services, found and called as the portal does. */
    public LogServices logs() {
        return new LogServices(client, providers);
    }

    /** Only these can be called from now on. */
    public void present(ServiceName... names) {
        List<Provider> all =
                Stream.of(names).map(name -> Provider.of(name, server.uri(""))).toList();
        providers.apply(ProviderUpdate.full("view", all));
    }

    /** Only two instances of this one can be called from now on; they answer the same. */
    public void presentTwo(ServiceName name) {
        List<Provider> both = List.of(Provider.of(name, server.uri("")), Provider.of(name, server.uri("/")));
        providers.apply(ProviderUpdate.full("view", both));
    }

    /** Only this one can be called from now on, at another address. */
    public void presentAt(ServiceName name, URI address) {
        providers.apply(ProviderUpdate.full("view", List.of(Provider.of(name, address))));
    }

    /** All three can be called from now on, at another address. */
    public void presentAllAt(URI address) {
        providers.apply(ProviderUpdate.full(
                "view",
                Stream.of(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.GRADING)
                        .map(name -> Provider.of(name, address))
                        .toList()));
    }

    /** Where the prepared answers are. */
    public URI address() {
        return server.uri("");
    }

    /** Prepares the answer to {@code GET /students} and the like; with a query, only to that one. */
    public void answer(String line, int status, String body) {
        prepared.put(line, new Prepared(status, body));
    }

    /** How often a request such as {@code GET /students} has arrived. */
    public int count(String line) {
        return counts.getOrDefault(line, 0);
    }

    /** The latest request that begins so. */
    public Request last(String beginning) {
        return requests.stream()
                .filter(request -> request.line().startsWith(beginning))
                .reduce((before, after) -> after)
                .orElse(new Request("", null, "", Map.of()));
    }

    /** How many requests below a path have arrived that could change something. */
    public int changes(String path) {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("GET ")
                        && entry.getKey().contains(" " + path)
                        && !entry.getKey().endsWith("/preview"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public Request last() {
        return last;
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }

    private final class Answers extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String line = request.getMethod() + " " + request.getPathInfo();
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Request arrived = new Request(line + query, caller(request), body, headers(request));
            requests.add(arrived);
            last = arrived;
            counts.merge(line, 1, Integer::sum);
            Prepared any = prepared.getOrDefault(line, new Prepared(404, NOT_FOUND));
            Prepared answer = prepared.getOrDefault(line + query, any);
            response.setStatus(answer.status());
            response.setContentType(answer.status() < 400 ? "application/json" : "application/problem+json");
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }

        private Map<String, String> headers(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames()).stream()
                    .collect(Collectors.toMap(
                            name -> name.toLowerCase(Locale.ROOT), request::getHeader, (one, same) -> one));
        }

        private Caller caller(HttpServletRequest request) {
            String token = request.getHeader("Authorization").substring("Bearer ".length());
            for (ServiceName name : List.of(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.GRADING)) {
                try {
                    return tokens.verify(token, name);
                } catch (TokenRejectedException e) {
                    continue; // meant for another of the three
                }
            }
            throw new IllegalStateException("no valid token");
        }
    }
}
